import type { VNode } from 'preact';
import { shownDay } from '../../platform/text/terms';
import { isDayOfKnowledge, type Moment } from '../time/moment';
import type { Visit } from '../visit/visit';

/** Every page says the moment it is about when that is not now, and takes another. */
export const MomentBanner = ({ visit }: { visit: Visit }): VNode => (
  <>
    {!visit.isNow && (
      <div class="hh-moment" role="status">
        <p>
          <strong>{momentWords(visit.moment, visit.today)}</strong>
        </p>
        <p>
          <a class="govuk-link" href={visit.here({ on: null, asOf: null })}>
            Về hôm nay
          </a>
        </p>
      </div>
    )}
    <details class="govuk-details hh-moment-form">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Xem ngày khác</span>
      </summary>
      <form method="get" action={visit.path} class="hh-fields">
        {[...visit.query]
          .filter(([name]) => name !== 'on' && name !== 'asOf')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <DayField name="on" words="Tình hình ngày" value={visit.moment.on} />
        <DayField name="asOf" words="Theo những gì đã biết đến hết ngày" value={knownDay(visit.moment)} />
        <button class="govuk-button govuk-button--secondary">Xem</button>
      </form>
    </details>
  </>
);

const knownDay = ({ asOf }: Moment): string | undefined => (asOf !== undefined && isDayOfKnowledge(asOf) ? asOf : undefined);

const DayField = ({ name, words, value }: { name: string; words: string; value: string | undefined }): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={`moment-${name}`}>
      {words}
    </label>
    <input class="govuk-input" type="date" id={`moment-${name}`} name={name} value={value ?? ''} min="1945-09-02" max="2100-12-31" />
  </div>
);

export function momentWords({ on, asOf }: Moment, today: string): string {
  const day = `Đang xem tình hình ngày ${shownDay(on ?? today)}`;
  if (asOf === undefined) return `${day}, theo số liệu biết đến nay.`;
  return isDayOfKnowledge(asOf)
    ? `${day}, theo những gì đã biết đến hết ngày ${shownDay(asOf)}.`
    : `${day}, theo ${asOf} sự kiện đầu của nhật ký.`;
}
