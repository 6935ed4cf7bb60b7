import { foldFigure, type Breakdown, type Figure, type FigureFact, type FigureValue } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { Reviews } from './figure.decider';

export interface FactRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
  readonly type: string;
  readonly value_kind: FigureValue['kind'] | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly data_to: string | null;
  readonly breakdown: string | null;
  readonly names: number | null;
  readonly reason: string | null;
  readonly sample: number;
}

/** With what is shown and never computed with. */
export interface ShownFactRow extends FactRow {
  readonly detail: string | null;
}

const COLUMNS = 'indicator, area, period, revision, type, value_kind, numerator, denominator, data_to, breakdown, names, reason, sample';
const SHOWN_COLUMNS = `${COLUMNS}, detail`;

export const factsOfFigure = (
  read: ReadModels,
  key: readonly [indicator: string, area: string, period: string],
  logSize: number,
): Promise<readonly ShownFactRow[]> =>
  read.all<ShownFactRow>(
    `select ${SHOWN_COLUMNS} from figure_fact where indicator = ? and area = ? and period = ? and log_size <= ? order by log_size`,
    [...key, logSize],
  );

/** Rows in order of area, period, revision → the figures of each area. A withdrawn figure is not there. */
export function figuresByArea(rows: readonly FactRow[]): Map<string, Figure[]> {
  const areas = new Map<string, Figure[]>();
  for (const facts of together(rows)) {
    const figure = figureOf(facts);
    if (figure === null) continue;
    const known = areas.get(figure.area);
    if (known === undefined) areas.set(figure.area, [figure]);
    else known.push(figure);
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

function valueOf({ value_kind, numerator, denominator, reason }: FactRow): FigureValue {
  switch (value_kind) {
    case 'ratio':
      return { kind: 'ratio', numerator: numerator ?? '0', denominator: denominator ?? '0' };
    case 'count':
      return { kind: 'count', value: numerator ?? '0' };
    case 'yes-no':
      return { kind: 'yes-no', yes: numerator === '1' };
    case 'not-applicable':
    case null:
      return { kind: 'not-applicable', reason: reason ?? '' };
  }
}

export function breakdownOf(json: string): Breakdown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the rules' own type here
  return JSON.parse(json) as Breakdown;
}

/** Areas with a standing figure of the indicator that has a generated revision ("số liệu minh hoạ"). */
export async function areasOfGeneratedFigures(read: ReadModels, indicator: string, logSize: number): Promise<readonly string[]> {
  const rows = await read.all<{ readonly area: string }>(
    `select distinct area from figure_fact as one where indicator = ?1 and sample = 1 and log_size <= ?2 and not exists (
       select 1 from figure_fact as later where later.indicator = ?1 and later.area = one.area and later.period = one.period
         and later.revision > one.revision and later.type = 'FigureWithdrawn' and later.log_size <= ?2)`,
    [indicator, logSize],
  );
  return rows.map(({ area }) => area);
}

export interface FactsPageOptions {
  readonly indicator?: string;
  readonly period?: string;
  readonly areas: readonly string[] | null;
  /** Key of the last figure of the page before. */
  readonly after: readonly string[] | null;
  readonly logSize: number;
}

/** Rows read at once: many, because a filter on what they fold to may let few through. */
const PAGE_ROWS = 5_000;

export interface FactsPage {
  /** Each figure's facts together, in order of their key. */
  readonly figures: readonly (readonly ShownFactRow[])[];
  readonly end: boolean;
}

export async function factsPage(read: ReadModels, { indicator, period, areas, after, logSize }: FactsPageOptions): Promise<FactsPage> {
  const where = ['log_size <= ?'];
  const params: (string | number)[] = [logSize];
  const and = (condition: string, ...values: readonly string[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (indicator !== undefined) and('indicator = ?', indicator);
  if (period !== undefined) and('period = ?', period);
  if (areas !== null) and('area in (select value from json_each(?))', JSON.stringify(areas));
  if (after !== null) and('(indicator, area, period) > (?, ?, ?)', ...after);
  const rows = await read.all<ShownFactRow>(
    `select ${SHOWN_COLUMNS} from figure_fact where ${where.join(' and ')} order by indicator, area, period, log_size limit ?`,
    [...params, PAGE_ROWS],
  );
  const figures = together(rows);
  const end = rows.length < PAGE_ROWS;
  // The last figure of a full page may go on behind it, and comes again with the next.
  return { figures: end || figures.length === 1 ? figures : figures.slice(0, -1), end };
}

/** The facts of these figures, each found by its key, those of one together, in the order of their keys. */
export async function factsOfSome(
  read: ReadModels,
  keys: readonly Pick<FactRow, 'indicator' | 'area' | 'period'>[],
  logSize: number,
): Promise<readonly (readonly ShownFactRow[])[]> {
  const columns = SHOWN_COLUMNS.split(', ').map((column) => `fact.${column}`);
  const rows = await read.all<ShownFactRow>(
    `select ${columns.join(', ')} from json_each(?) as wanted cross join figure_fact as fact
     where fact.indicator = wanted.value ->> 'indicator' and fact.area = wanted.value ->> 'area' and fact.period = wanted.value ->> 'period'
       and fact.log_size <= ? order by fact.indicator, fact.area, fact.period, fact.log_size`,
    [JSON.stringify(keys.map(({ indicator, area, period }) => ({ indicator, area, period }))), logSize],
  );
  return together(rows);
}

function together<Row extends FactRow>(rows: readonly Row[]): Row[][] {
  const figures: Row[][] = [];
  for (const row of rows) {
    const last = figures.at(-1);
    if (last !== undefined && sameFigure(last[0], row)) last.push(row);
    else figures.push([row]);
  }
  return figures;
}

/** One figure as the rules know it; null when it was never reported, or withdrawn. */
export const figureAt = async (
  read: ReadModels,
  { indicator, area, period }: Pick<FactRow, 'indicator' | 'area' | 'period'>,
  logSize: number,
): Promise<Figure | null> => figureOf(await factsOfFigure(read, [indicator, area, period], logSize));

/** What became of each revision of one figure, reports' decisions included. */
export async function reviewsOf(
  read: ReadModels,
  { indicator, area, period }: Pick<FactRow, 'indicator' | 'area' | 'period'>,
): Promise<Reviews> {
  const rows = await factsOfFigure(read, [indicator, area, period], Number.MAX_SAFE_INTEGER);
  const revisions = figureOf(rows)?.revisions ?? [];
  return {
    last: rows.reduce((last, { revision }) => Math.max(last, revision), -1),
    of: new Map(revisions.map(({ revision, verified, returned }) => [revision, verified ? 'verified' : returned ? 'returned' : 'waiting'])),
  };
}
