import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { byName, type Succession } from '../../known/areas';
import { shown } from '../../parts/numbers';
import { LEVELS } from '../../words';
import type { Visit } from '../../visit/visit';
import type { AreaKnown } from './area.data';

/** What an area was called, what it lay under, what it came of and what came of it. */
export const AreaLifeOf = ({ visit, known }: { visit: Visit; known: AreaKnown }): VNode => {
  const { area } = known;
  const dates = datesOf(visit, known);
  return (
    <section aria-labelledby="dia-gioi">
      <h2 class="govuk-heading-m" id="dia-gioi">
        Địa bàn qua thời gian
      </h2>
      <p class="govuk-body">
        Mã {area.officialCode ?? 'chưa có'}; {LEVELS[area.level] ?? area.level}; từ {shownDay(area.from)}
        {area.until !== null && `, đến hết ngày trước ${shownDay(area.until)}`}.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {dates.map(({ on, words, decision }) => (
          <li>
            Từ {shownDay(on)}: {words}
            {decision !== null && ` (${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer})`}
          </li>
        ))}
      </ul>
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={visit.href('/don-vi/thay-doi', { area: area.id })}>
          Thay đổi đã ghi
        </a>
        {visit.can('area.establish') && !visit.isPast && (
          <>
            {' · '}
            <a class="govuk-link" href={`/don-vi/${area.id}/thay-doi`}>
              Ghi thay đổi
            </a>
          </>
        )}
      </p>
      <Under visit={visit} known={known} />
    </section>
  );
};

/** What changed on which day, and by which decision. */
function datesOf(visit: Visit, { area, around }: AreaKnown) {
  const name = (id: string): VNode => (
    <a class="govuk-link" href={visit.href(`/don-vi/${id}`, { plan: visit.asked('plan') })}>
      {around.get(id) ?? id}
    </a>
  );
  return [
    ...area.names.map(({ on, name: said, decision }) => ({ on, words: <>Tên: {said}</>, decision })),
    ...area.kinds.map(({ on, kind, decision }) => ({ on, words: <>Loại: {kind}</>, decision })),
    ...area.parents.map(({ on, parent, decision }) => ({
      on,
      words: <>Thuộc: {parent === null ? 'không thuộc đâu' : name(parent)}</>,
      decision,
    })),
    ...area.predecessors.map((one) => ({
      on: one.on,
      words: (
        <>
          Lập từ {name(one.area)}
          {shareWords(one)}
        </>
      ),
      decision: one.decision,
    })),
    ...area.successors.map((one) => ({
      on: one.on,
      words: (
        <>
          Kết thúc, thành {name(one.area)}
          {shareWords(one)}
        </>
      ),
      decision: one.decision,
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const shareWords = ({ share }: Succession): string => (share === null ? '' : ` (phần ${shown(share)})`);

const Under = ({ visit, known: { area, around } }: { visit: Visit; known: AreaKnown }): VNode | null => {
  if (area.children.length === 0) return null;
  const under = byName(area.children.map((id) => ({ id, name: around.get(id) ?? id })));
  return (
    <details class="govuk-details hh-no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{under.length} địa bàn trực thuộc</span>
      </summary>
      <ul class="hh-links">
        {under.map(({ id, name }) => (
          <li>
            <a class="govuk-link" href={visit.href(`/don-vi/${id}`, { plan: visit.asked('plan') })}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
};
