import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import type { AnsweredRow } from '../../../status';
import { goalOf, numberOf, said, textOf } from '../../charts/measure';
import { RankedBars, type Ranked } from '../../charts/ranked-bars';
import { explainHref } from '../../parts/explained';
import { shown, ValueCell } from '../../parts/numbers';
import { StateAndWhy } from '../../parts/state-reason';
import { Table } from '../../parts/table';
import { requirementWords } from '../../parts/target-table';
import type { Visit } from '../../visit/visit';
import { besideOfRow } from './beside-row';
import type { TargetKnown } from './target.data';

/** The areas right under, ranked against the goal, and in a table with what is to be known of each. */
export const AcrossAreas = ({ visit, known }: { visit: Visit; known: TargetKnown }): VNode | null => {
  const { under, names, target, row } = known;
  if (under.length === 0) return null;
  const ranked = rankedOf(visit, known);
  const { goal, measure } = comparedBy(known);
  return (
    <section aria-labelledby="theo-dia-ban">
      <h2 class="govuk-heading-m" id="theo-dia-ban">
        Theo địa bàn
      </h2>
      <figure class="hh-chart" id="xep-hang">
        <figcaption>{findingAcross(ranked)}</figcaption>
        <p class="hh-under">
          {names.indicator(target.indicator)}
          {row?.period != null && `, ${spokenPeriod(row.period)}`}
          {goal !== null && `; vạch đứng là mức ${said(measure, goal.text)}`}.
        </p>
        <RankedBars
          rows={ranked}
          goal={goal === null ? null : Number(goal.text)}
          percent={measure.percent}
          label="Địa bàn từ cao đến thấp"
        />
      </figure>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Bảng {under.length} địa bàn</span>
        </summary>
        <AreaTable visit={visit} known={known} />
      </details>
      <p class="hh-no-print">
        <a
          class="govuk-link"
          href={visit.href(`/chi-tieu/${target.id}/theo-dia-ban.csv`, { plan: known.plan.plan, area: visit.asked('area') })}
          download
        >
          Tải số liệu (CSV)
        </a>
      </p>
    </section>
  );
};

/** From the best to the worst; those without a value last. */
export function rankedOf(visit: Visit, known: TargetKnown): readonly Ranked[] {
  const { measure, isOfWhole } = comparedBy(known);
  const { under, areaNames } = known;
  return under
    .filter(({ value, coverage }) => value !== null || Number(coverage.expected) > 0)
    .map((row): Ranked => ({
      id: `hang-${row.area}`,
      name: areaNames.get(row.area) ?? row.area,
      href: explainHref(visit, row),
      value: numberOf(measure, row),
      words: said(measure, textOf(measure, row) ?? '') || '—',
      parts: row.numerator === null || row.denominator === null ? null : `${shown(row.numerator)}/${shown(row.denominator)}`,
      met: isOfWhole ? yesOf(row) : isMet(row),
    }))
    .map((one) => (one.value === null ? { ...one, words: 'chưa có số liệu' } : one))
    .toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
}

/** So many units of the whole is no goal of one of them: there it is yes or no. */
function comparedBy({ row, target, measure }: TargetKnown) {
  const criterion = row?.criterion ?? target.criterion;
  const isOfWhole = criterion.kind === 'count-of';
  return isOfWhole ? { goal: null, measure: { percent: true, unit: '%' }, isOfWhole } : { goal: goalOf(criterion), measure, isOfWhole };
}

const yesOf = ({ numerator, denominator, value }: AnsweredRow): boolean | null => (value === null ? null : numerator === denominator);

function isMet({ state, againstPlan }: AnsweredRow): boolean | null {
  if (againstPlan !== null) return againstPlan === 'met';
  if (state === 'achieved' || state === 'achieved-late') return true;
  return state === 'missed' || state === 'off-track' || state === 'at-risk' || state === 'on-track' ? false : null;
}

export function findingAcross(ranked: readonly Ranked[]): string {
  const known = ranked.filter(({ value }) => value !== null);
  const [best, worst] = [known[0], known.at(-1)];
  if (best === undefined || worst === undefined) return 'Chưa địa bàn nào có số liệu.';
  const met = ranked.filter((one) => one.met === true).length;
  const judged = ranked.filter((one) => one.met !== null).length;
  const begin = judged === 0 ? `${known.length}/${ranked.length} địa bàn có số liệu` : `${met}/${judged} địa bàn đạt mức chung`;
  return best.value === worst.value
    ? `${begin}; tất cả đều ${best.words}.`
    : `${begin}; cao nhất ${best.name} ${best.words}, thấp nhất ${worst.name} ${worst.words}.`;
}

const AreaTable = ({ visit, known: { under, names, areaNames, plan } }: { visit: Visit; known: TargetKnown }): VNode => (
  <Table
    caption="Từng địa bàn"
    hideCaption
    id="tung-dia-ban"
    rows={under}
    rowId={({ area }) => `dia-ban-${area}`}
    empty=""
    columns={[
      {
        title: 'Địa bàn',
        cell: ({ area }) => (
          <a class="govuk-link" href={visit.href(`/don-vi/${area}`, { plan: plan.plan })}>
            {areaNames.get(area) ?? area}
          </a>
        ),
      },
      { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={row.reason} unit={names.unit(row.indicator)} /> },
      {
        title: 'Giá trị',
        number: true,
        cell: (row) => <ValueCell row={row} unit={names.unit(row.indicator)} href={explainHref(visit, row)} />,
      },
      { title: 'Yêu cầu', cell: (row) => requirementWords(row, names) },
      { title: 'Đã báo', number: true, cell: ({ coverage: { reported, expected } }) => `${String(reported)}/${String(expected)}` },
      { title: 'Ghi chú', cell: (row) => besideOfRow(row).join('; ') },
    ]}
  />
);
