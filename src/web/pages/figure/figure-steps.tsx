import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Called } from '../../known/called';
import { decisionOf, type Entry } from '../../log/entry';
import type { FigureNamed } from '../../log/entry-facts';
import { asObject, listIn, objectIn, textIn } from '../../log/json';
import { roleIn, standingAfter, type Standing } from '../../log/life';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { entryHref } from '../log/entry-list';
import type { FigureLife } from './figure.data';
import { Arithmetic } from './arithmetic';

const STANDING: Readonly<Record<Standing, { readonly words: string; readonly tag: string }>> = {
  reported: { words: 'đã báo, chờ xác minh', tag: 'waiting' },
  submitted: { words: 'đã gửi trong báo cáo', tag: 'waiting' },
  verified: { words: 'đã xác minh', tag: 'verified' },
  returned: { words: 'bị trả lại', tag: 'returned' },
  withdrawn: { words: 'đã rút', tag: 'draft' },
};

/** What happened to the figure, step by step, each with what it stood at then. */
export const Steps = ({ visit, life, steps }: { visit: Visit; life: FigureLife; steps: readonly Entry[] }): VNode => (
  <ol class="hh-life">
    {steps.map((entry) => (
      <Step visit={visit} life={life} entry={entry} />
    ))}
  </ol>
);

function Step({ visit, life, entry }: { visit: Visit; life: FigureLife; entry: Entry }): VNode {
  const { figure, called } = life;
  const standing = standingAfter(entry, figure);
  return (
    <li id={`buoc-${entry.logSize}`} class={`hh-life__step hh-life__step--${standing ?? 'other'}`}>
      <h3>
        {titleOf(entry, figure)}
        {standing !== null && <span class={`hh-verified hh-verified--${STANDING[standing].tag}`}>{STANDING[standing].words}</span>}
      </h3>
      <p class="hh-muted">
        <time dateTime={entry.recordedAt}>{shownInstant(entry.recordedAt)}</time>, {who(entry, called)}
      </p>
      {isContent(entry) && <Content entry={entry} life={life} />}
      <Why entry={entry} figure={figure} />
      <p class="hh-life__links">
        <a class="govuk-link" href={entryHref(visit, entry)}>
          Chi tiết và bằng chứng<span class="govuk-visually-hidden"> của bước lúc {shownInstant(entry.recordedAt)}</span>
        </a>{' '}
        <a class="govuk-link" href={visit.here({ asOf: String(entry.logSize), on: null, xong: null })}>
          Xem số liệu như đã biết lúc ấy<span class="govuk-visually-hidden">, {shownInstant(entry.recordedAt)}</span>
        </a>
      </p>
    </li>
  );
}

const who = ({ actor, onBehalfOf }: Entry, called: Called): string =>
  called.person(actor) + (onBehalfOf === null || onBehalfOf === actor ? '' : `, thay mặt ${called.area(onBehalfOf)}`);

const isContent = ({ type }: Entry): boolean => type === 'FigureReported' || type === 'FigureCorrected';

function titleOf(entry: Entry, figure: FigureNamed): string {
  switch (entry.type) {
    case 'FigureReported':
      return 'Báo lần đầu';
    case 'FigureCorrected':
      return entry.before === null ? 'Báo lại sau khi rút' : 'Sửa';
    case 'FigureVerified':
      return 'Xác minh';
    case 'FigureReturned':
      return 'Trả lại';
    case 'FigureWithdrawn':
      return 'Rút lại';
    case 'ReportSubmitted':
      return 'Gửi trong báo cáo';
    case 'ReportReturned':
      return 'Báo cáo bị trả lại';
    case 'ReportAccepted':
      return roleIn(entry, figure)?.list === 'except' ? 'Nhận báo cáo, trả lại riêng số liệu này' : 'Nhận báo cáo, xác minh số liệu này';
    default:
      return entry.type;
  }
}

function Content({ entry, life: { called, figure, files } }: { entry: Entry; life: FigureLife }): VNode {
  const { data, before } = entry;
  const was = before === null ? null : objectIn(asObject(before), 'value');
  const [source, note] = [textIn(data, 'source'), textIn(data, 'note')];
  return (
    <>
      <Arithmetic value={objectIn(data, 'value')} was={was} unit={called.unit(figure.indicator)} />
      <dl class="hh-facts">
        <dt>Tính đến ngày</dt>
        <dd>{shownDay(textIn(data, 'dataTo'))}</dd>
        {source !== '' && (
          <>
            <dt>Nguồn</dt>
            <dd>{source}</dd>
          </>
        )}
        {note !== '' && (
          <>
            <dt>Ghi chú</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      <Files refs={listIn(data, 'evidence').map(String)} files={files} />
    </>
  );
}

function Files({ refs, files }: { refs: readonly string[]; files: FigureLife['files'] }): VNode | null {
  if (refs.length === 0) return null;
  return (
    <ul class="govuk-list" aria-label="Minh chứng">
      {refs.map((ref) => {
        const name = files.get(ref)?.name ?? null;
        return (
          <li>
            {name === null ? (
              `Minh chứng mã ${ref} (bạn không mở được, hoặc tệp đã được xoá)`
            ) : (
              <a class="govuk-link" href={`/api/evidence/${encodeURIComponent(ref)}`} download>
                Tải minh chứng: {name}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Why({ entry, figure }: { entry: Entry; figure: FigureNamed }): VNode | null {
  const reason = roleIn(entry, figure)?.reason || (entry.reason ?? textIn(entry.data, 'reason'));
  const decision = decisionOf(entry);
  if (reason === '' && decision === null) return null;
  return (
    <p>
      {reason !== '' && <>Lý do: {reason}</>}
      {decision !== null && ` Căn cứ: ${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer}.`}
    </p>
  );
}
