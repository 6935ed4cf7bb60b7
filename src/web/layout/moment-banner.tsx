import type { VNode } from 'preact';
import { shownDay } from '../../platform/text/terms';
import { vietnameseNumber } from '../../platform/text/numbers';
import { dayOfInstant, shownInstant } from '../time/instants';
import { isDayOfKnowledge, type Moment } from '../time/moment';
import { periodEndsAround } from '../time/presets';
import type { Visit } from '../visit/visit';

/** What belongs to another moment's list is not carried over. */
const NOT_KEPT = { cursor: null, xong: null } as const;

/** Every page says the moment it is about when that is not now, and takes another. */
export const MomentBanner = ({ visit }: { visit: Visit }): VNode => (
  <>
    {!visit.isNow && <Banner visit={visit} />}
    <details class="govuk-details hh-moment-form">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Xem ngày khác</span>
      </summary>
      <form method="get" action={visit.path} class="hh-fields">
        {[...visit.query]
          .filter(([name]) => !['on', 'asOf', ...Object.keys(NOT_KEPT)].includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <DayField name="on" words="Tình hình ngày" hint="Ngày bạn hỏi về. Để trống: hôm nay." value={visit.moment.on} max="2100-12-31" />
        <DayField
          name="asOf"
          words="Theo những gì đã biết đến hết ngày"
          hint="Để trống: theo số liệu biết đến nay, kể cả báo muộn, sửa sau."
          value={knownDay(visit)}
          max={visit.today}
        />
        <button class="govuk-button govuk-button--secondary">Xem</button>
      </form>
      <Presets visit={visit} />
    </details>
  </>
);

/** The day that the address names; of a log size the day on which it was reached. */
export function knownDay({ moment: { asOf }, knownAt }: Pick<Visit, 'moment' | 'knownAt'>): string | undefined {
  if (asOf !== undefined && isDayOfKnowledge(asOf)) return asOf;
  return knownAt === null ? undefined : dayOfInstant(knownAt);
}

const Banner = ({ visit }: { visit: Visit }): VNode => {
  const { moment, today, knownAt, day } = visit;
  return (
    <div class="hh-moment" role="status">
      <p>
        <strong>{momentWords(moment, today, knownAt)}</strong>
      </p>
      <p class="hh-moment__ways">
        {moment.asOf === undefined && day <= today && (
          <a class="govuk-link" href={visit.here({ ...NOT_KEPT, asOf: day })}>
            Chỉ theo những gì đã biết lúc ấy
          </a>
        )}
        {moment.asOf !== undefined && moment.on !== undefined && (
          <a class="govuk-link" href={visit.here({ ...NOT_KEPT, asOf: null })}>
            Theo những gì biết đến nay
          </a>
        )}
        <a class="govuk-link" href={visit.here({ ...NOT_KEPT, on: null, asOf: null })}>
          Về hôm nay
        </a>
      </p>
    </div>
  );
};

/** Days that people mean: ends of periods around the day asked about, and today. */
const Presets = ({ visit }: { visit: Visit }): VNode => (
  <ul class="hh-applied" aria-label="Chọn nhanh">
    {periodEndsAround(visit.day, visit.today).map(({ day, words }) => (
      <li>
        <a class="govuk-link" href={visit.here({ ...NOT_KEPT, on: day })}>
          {words}
        </a>{' '}
        <span class="hh-muted">{shownDay(day)}</span>
      </li>
    ))}
    {!visit.isNow && (
      <li>
        <a class="govuk-link" href={visit.here({ ...NOT_KEPT, on: null, asOf: null })}>
          Hôm nay
        </a>{' '}
        <span class="hh-muted">{shownDay(visit.today)}</span>
      </li>
    )}
    {visit.can('status.read') && (
      <li>
        <a class="govuk-link" href={visit.href('/cong-bo', { plan: visit.asked('plan') })}>
          Lúc một lần công bố…
        </a>
      </li>
    )}
  </ul>
);

interface DayProps {
  readonly name: string;
  readonly words: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly max: string;
}

const DayField = ({ name, words, hint, value, max }: DayProps): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={`moment-${name}`}>
      {words}
    </label>
    <div class="govuk-hint" id={`moment-${name}-hint`}>
      {hint}
    </div>
    <input
      class="govuk-input govuk-input--width-10"
      type="date"
      id={`moment-${name}`}
      name={name}
      value={value ?? ''}
      min="1945-09-02"
      max={max}
      aria-describedby={`moment-${name}-hint`}
    />
  </div>
);

/** `knownAt`: when a log size was reached, where that was asked. */
export function momentWords({ on, asOf }: Moment, today: string, knownAt: string | null = null): string {
  const day = `Đang xem tình hình ngày ${shownDay(on ?? today)}`;
  if (asOf === undefined) return `${day}, theo số liệu biết đến nay.`;
  if (isDayOfKnowledge(asOf)) return `${day}, theo những gì đã biết đến hết ngày ${shownDay(asOf)}.`;
  const reached = knownAt === null ? '' : ` (đến ${shownInstant(knownAt)})`;
  return `${day}, theo ${vietnameseNumber(asOf)} sự kiện đầu của nhật ký${reached}.`;
}
