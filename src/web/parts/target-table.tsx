import type { VNode } from 'preact';
import { Bullet } from '../charts/bullet';
import { criterionSaid, goalOf, measureOf, numberOf } from '../charts/measure';
import { Sparkline } from '../charts/sparkline';
import { shownDay } from '../../platform/text/terms';
import type { AnsweredRow, AnsweredSeries } from '../../status';
import type { Names } from '../known/plans';
import type { Visit } from '../visit/visit';
import { explainHref } from './explained';
import { ValueCell } from './numbers';
import { StateAndWhy } from './state-reason';
import { capital } from './state-tag';
import { Table } from './table';

interface TargetTableProps {
  readonly visit: Visit;
  readonly names: Names;
  readonly rows: readonly AnsweredRow[];
  readonly series: ReadonlyMap<string, AnsweredSeries>;
  readonly caption: string;
  readonly id: string;
  readonly empty: string;
}

/** Targets, a row each: how it stands, the value against the goal, through time, and by when. */
export const TargetTable = ({ visit, names, rows, series, caption, id, empty }: TargetTableProps): VNode => (
  <Table
    caption={caption}
    id={id}
    rows={rows}
    rowId={({ target }) => `chi-tieu-${target}`}
    empty={empty}
    columns={[
      {
        title: 'Chỉ tiêu',
        cell: ({ plan, target, indicator }) => (
          <>
            <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan })}>
              {names.indicator(indicator)}
            </a>
            <small>Mục {names.target(target)?.section}</small>
          </>
        ),
      },
      { title: 'Tình trạng', cell: (row) => <StateAndWhy row={row} reason={row.reason} unit={names.unit(row.indicator)} /> },
      {
        title: 'Giá trị',
        number: true,
        cell: (row) => <Value visit={visit} row={row} names={names} />,
      },
      { title: 'Diễn biến', cell: (row) => <Through row={row} names={names} series={series.get(row.target)} /> },
      {
        title: 'Yêu cầu',
        cell: (row) => (
          <>
            {requirementWords(row, names)}
            <small class="hh-nowrap">hạn {shownDay(row.due)}</small>
          </>
        ),
      },
      { title: 'Đã báo', number: true, cell: ({ coverage: { reported, expected } }) => `${String(reported)}/${String(expected)}` },
    ]}
  />
);

/** Of a target that each of many has to meet: how many do. */
const Value = ({ visit, row, names }: { visit: Visit; row: AnsweredRow; names: Names }): VNode =>
  row.summary === null ? (
    <>
      <ValueCell row={row} unit={names.unit(row.indicator)} href={explainHref(visit, row)} />
      <AgainstGoal row={row} names={names} />
    </>
  ) : (
    <a class="govuk-link" href={visit.href(`/chi-tieu/${row.target}`, { plan: row.plan })}>
      {(row.summary.byState.achieved ?? 0) + (row.summary.byState['achieved-late'] ?? 0)}/{row.summary.areas} đơn vị đạt
    </a>
  );

const FALLBACK = { measure: 'ratio', unit: '' } as const;

/** What is shown is rounded, or of those that reported. */
const ONLY_SEEMS_MET: ReadonlySet<string | undefined> = new Set(['short-by-rounding', 'not-all-reported']);

function AgainstGoal({ row, names }: { row: AnsweredRow; names: Names }): VNode | null {
  const measure = measureOf(names.spec(row.indicator) ?? FALLBACK, row.criterion);
  const goal = goalOf(row.criterion);
  const value = numberOf(measure, row);
  if (goal === null || value === null) return null;
  const met = (goal.atMost ? value <= Number(goal.text) : value >= Number(goal.text)) && !ONLY_SEEMS_MET.has(row.reason?.code);
  return (
    <Bullet value={value} goal={Number(goal.text)} met={met} most={measure.percent ? 100 : Math.max(value, Number(goal.text)) * 1.1} />
  );
}

function Through({ row, names, series }: { row: AnsweredRow; names: Names; series: AnsweredSeries | undefined }): VNode | null {
  const spec = names.spec(row.indicator);
  if (series === undefined || spec === null || row.summary !== null) return null;
  return <Sparkline series={series} measure={measureOf(spec, row.criterion)} />;
}

/** từ 88% trở lên: a number never stands without its unit. */
export const wantedOf = (names: Names, indicator: string, criterion: AnsweredRow['criterion']): string =>
  criterionSaid(criterion, measureOf(names.spec(indicator) ?? FALLBACK, criterion));

export const requirementWords = ({ indicator, criterion }: Pick<AnsweredRow, 'indicator' | 'criterion'>, names: Names): string =>
  capital(wantedOf(names, indicator, criterion));
