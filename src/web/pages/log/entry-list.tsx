import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Called } from '../../known/called';
import { changedFields } from '../../log/before-after';
import { decisionOf, type Entry } from '../../log/entry';
import { dayOfEffect, figureNamed, figurePath } from '../../log/entry-facts';
import { kindWords } from '../../log/kinds';
import { sentenceOf } from '../../log/sentences';
import { clockOf, dayOfInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';

interface EntriesProps {
  readonly visit: Visit;
  readonly entries: readonly Entry[];
  readonly called: Called;
}

/** Newest first, a heading a day. */
export const Entries = ({ visit, entries, called }: EntriesProps): VNode => (
  <>
    {[...Map.groupBy(entries, ({ recordedAt }) => dayOfInstant(recordedAt))].map(([day, ofDay]) => (
      <section class="hh-log__day" aria-labelledby={`ngay-${day}`}>
        <h2 class="govuk-heading-s" id={`ngay-${day}`}>
          Ghi ngày {shownDay(day)}
        </h2>
        <ol class="hh-log">
          {runsOf(ofDay).map((run) => (
            <Run visit={visit} entries={run} called={called} />
          ))}
        </ol>
      </section>
    ))}
  </>
);

/** The machine seals many tables at once: who looks for what people did is not made to read each. */
const FEW = 3;

/** Events one by one, but seals that follow each other together. */
export function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (entry.stream === 'seal' && last?.[0]?.stream === 'seal') last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => (run.length < FEW ? run.map((entry) => [entry]) : [run]));
}

function Run({ entries, ...shared }: EntriesProps): VNode {
  const [first] = entries;
  if (first === undefined || entries.length === 1) return <>{first !== undefined && <EntryItem {...shared} entry={first} />}</>;
  return (
    <li id={`su-kien-${first.logSize}-niem-phong`}>
      <time class="hh-log__time" dateTime={first.recordedAt}>
        {clockOf(first.recordedAt)}
      </time>
      <details class="hh-log__what">
        <summary>Máy chủ niêm phong nhật ký và dữ liệu tra cứu: {entries.length} sự kiện</summary>
        <ol class="hh-log">
          {entries.map((entry) => (
            <EntryItem {...shared} entry={entry} />
          ))}
        </ol>
      </details>
    </li>
  );
}

/** Where to read more of an event. The area is named for those who may read the history of their own only. */
export const entryHref = (visit: Visit, { id, area }: Pick<Entry, 'id' | 'area'>): string =>
  visit.href(`/nhat-ky/${id}`, { area: area ?? undefined });

const EntryItem = ({ visit, entry, called }: { visit: Visit; entry: Entry; called: Called }): VNode => (
  <li id={`su-kien-${entry.logSize}`}>
    <time class="hh-log__time" dateTime={entry.recordedAt}>
      {clockOf(entry.recordedAt)}
    </time>
    <div class="hh-log__what">
      <p>
        <a class="govuk-link" href={entryHref(visit, entry)}>
          {sentenceOf(entry, called)}
        </a>
      </p>
      <Changed entry={entry} />
      <Facts visit={visit} entry={entry} called={called} />
    </div>
    <span class="hh-log__kind">{kindWords(entry.type)}</span>
  </li>
);

/** Events whose sentence names the fields, not what became of them. */
const TOLD_BY_FIELDS = new Set(['PlanCorrected', 'TargetCorrected', 'AreaReclassified', 'BodyRevised', 'IndicatorRevised', 'TitleRevised']);

function Changed({ entry }: { entry: Entry }): VNode | null {
  if (!TOLD_BY_FIELDS.has(entry.type)) return null;
  return (
    <ul class="hh-log__changes">
      {changedFields(entry)
        .slice(0, 3)
        .map(({ words, was, is }) => (
          <li>
            {words}: <del>{was ?? 'chưa có'}</del> → <ins>{is ?? 'không còn'}</ins>
          </li>
        ))}
    </ul>
  );
}

function Facts({ visit, entry, called }: { visit: Visit; entry: Entry; called: Called }): VNode {
  const { actor, onBehalfOf, sample } = entry;
  const decision = decisionOf(entry);
  const effect = dayOfEffect(entry);
  const figure = figureNamed(entry);
  return (
    <p class="hh-log__facts">
      <span>
        Người làm:{' '}
        <a class="govuk-link" href={visit.href('/nhat-ky', { actor, area: visit.asked('area') })}>
          {called.person(actor)}
        </a>
        {onBehalfOf !== null && onBehalfOf !== actor && ` (thay mặt ${called.area(onBehalfOf)})`}
      </span>
      <Reason entry={entry} />
      {decision !== null && (
        <span>
          Căn cứ:{' '}
          <a class="govuk-link" href={visit.href('/nhat-ky', { decision: decision.number, area: visit.asked('area') })}>
            {decision.number}
          </a>{' '}
          ngày {shownDay(decision.issuedOn)}
        </span>
      )}
      {effect !== null && <span>Có hiệu lực từ {shownDay(effect)}</span>}
      {figure !== null && (
        <a class="govuk-link" href={visit.href(figurePath(figure))}>
          Cả quá trình của số liệu này
        </a>
      )}
      {sample && <span>Số liệu minh hoạ</span>}
    </p>
  );
}

/** Left out where the sentence has said it. */
function Reason({ entry }: { entry: Entry }): VNode | null {
  const { reason, data } = entry;
  const isSaid = ['FigureReturned', 'ReportReturned', 'TaskReopened'].includes(entry.type) && data['reason'] === reason;
  return reason === null || isSaid ? null : <span>Lý do: {reason}</span>;
}
