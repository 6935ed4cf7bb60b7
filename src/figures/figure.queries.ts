import { foldFigure, type Breakdown, type Figure, type FigureFact, type FigureValue } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';

export interface FactRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
  readonly type: string;
  readonly value_kind: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly data_to: string | null;
  readonly breakdown: string | null;
  readonly names: number | null;
  readonly detail: string | null;
}

const COLUMNS = 'indicator, area, period, revision, type, value_kind, numerator, denominator, data_to, breakdown, names, detail';

export const factsOfIndicator = (read: ReadModels, indicator: string, logSize: number): Promise<readonly FactRow[]> =>
  read.all<FactRow>(`select ${COLUMNS} from figure_fact where indicator = ? and log_size <= ? order by area, period, revision`, [
    indicator,
    logSize,
  ]);

export const factsOfIndicatorIn = (
  read: ReadModels,
  indicator: string,
  areas: readonly string[],
  logSize: number,
): Promise<readonly FactRow[]> =>
  read.all<FactRow>(
    `select ${COLUMNS} from figure_fact where indicator = ? and area in (select value from json_each(?)) and log_size <= ?
     order by area, period, revision`,
    [indicator, JSON.stringify(areas), logSize],
  );

export const factsOfFigure = (
  read: ReadModels,
  key: readonly [indicator: string, area: string, period: string],
  logSize: number,
): Promise<readonly FactRow[]> =>
  read.all<FactRow>(
    `select ${COLUMNS} from figure_fact where indicator = ? and area = ? and period = ? and log_size <= ? order by revision`,
    [...key, logSize],
  );

/** Rows in order of area, period, revision → the figures of each area. A withdrawn figure is not there. */
export function figuresByArea(rows: readonly FactRow[]): Map<string, Figure[]> {
  const areas = new Map<string, Figure[]>();
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && sameFigure(rows[start], rows[end])) end++;
    const figure = figureOf(rows.slice(start, end));
    if (figure !== null) {
      const known = areas.get(figure.area);
      if (known === undefined) areas.set(figure.area, [figure]);
      else known.push(figure);
    }
    start = end;
  }
  return areas;
}

function sameFigure(a: FactRow | undefined, b: FactRow | undefined): boolean {
  return a?.period === b?.period && a?.area === b?.area && a?.indicator === b?.indicator;
}

/** The rows of one figure, in order → its standing revisions, or null when withdrawn or never reported (rules.md 2). */
export function figureOf(rows: readonly FactRow[]): Figure | null {
  const first = rows[0];
  return first === undefined ? null : foldFigure(first.indicator, first.area, first.period, rows.map(factOf));
}

function factOf(row: FactRow): FigureFact {
  switch (row.type) {
    case 'FigureVerified':
      return { type: 'verified', revision: row.names ?? -1 };
    case 'FigureReturned':
      return { type: 'returned', revision: row.names ?? -1 };
    case 'FigureWithdrawn':
      return { type: 'withdrawn' };
    default: {
      const breakdown = row.breakdown === null ? null : breakdownOf(row.breakdown);
      const type = row.type === 'FigureCorrected' ? 'corrected' : 'reported';
      return { type, revision: row.revision, value: valueOf(row), dataTo: row.data_to ?? '', breakdown };
    }
  }
}

function valueOf({ value_kind, numerator, denominator, detail }: FactRow): FigureValue {
  switch (value_kind) {
    case 'ratio':
      return { kind: 'ratio', numerator: numerator ?? '0', denominator: denominator ?? '0' };
    case 'count':
      return { kind: 'count', value: numerator ?? '0' };
    case 'yes-no':
      return { kind: 'yes-no', yes: numerator === '1' };
    default:
      return { kind: 'not-applicable', reason: reasonOf(detail) };
  }
}

function reasonOf(detail: string | null): string {
  const known: unknown = detail === null ? null : JSON.parse(detail);
  if (typeof known === 'object' && known !== null && 'notApplicableReason' in known) return String(known.notApplicableReason);
  return '';
}

function breakdownOf(json: string): Breakdown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the rules' own type here
  return JSON.parse(json) as Breakdown;
}

/** The figures of an indicator in these areas as known at a log size, by area. */
export async function figuresOfIndicator(
  read: ReadModels,
  indicator: string,
  areas: readonly string[],
  logSize: number,
): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const rows = await (areas.length > MANY_AREAS
    ? factsOfIndicator(read, indicator, logSize)
    : factsOfIndicatorIn(read, indicator, areas, logSize));
  return figuresByArea(rows);
}

/** Beyond this many areas one scan of the indicator costs less than a look-up for each. */
const MANY_AREAS = 3_000;

export interface FactsPageOptions {
  readonly indicator?: string;
  readonly period?: string;
  readonly areas: readonly string[] | null;
  /** Key of the last figure of the page before. */
  readonly after: readonly string[] | null;
  readonly logSize: number;
  readonly limit: number;
}

/** The facts of the next `limit` figures, each figure's together, in order of their key. */
export async function factsPage(read: ReadModels, options: FactsPageOptions): Promise<readonly (readonly FactRow[])[]> {
  const { indicator, period, areas, after, logSize, limit } = options;
  const where = ['log_size <= ?', 'revision = 0'];
  const params: (string | number)[] = [logSize];
  const and = (condition: string, ...values: readonly string[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (indicator !== undefined) and('indicator = ?', indicator);
  if (period !== undefined) and('period = ?', period);
  if (areas !== null) and('area in (select value from json_each(?))', JSON.stringify(areas));
  if (after !== null) and('(indicator, area, period) > (?, ?, ?)', ...after);
  const keys = await read.all<{ indicator: string; area: string; period: string }>(
    `select indicator, area, period from figure_fact where ${where.join(' and ')} order by indicator, area, period limit ?`,
    [...params, limit],
  );
  const pages: (readonly FactRow[])[] = [];
  for (const key of keys) pages.push(await factsOfFigure(read, [key.indicator, key.area, key.period], logSize));
  return pages;
}
