import type { ReportFact } from '@hieuhoc/indicator-maths';
import type { Param, ReadModels } from '@hieuhoc/projections';
import type { NamedFigure } from './report.events';

export interface ReportRow {
  readonly plan: string;
  readonly duty: string;
  readonly period: string;
  readonly reporter: string;
  readonly revision: number;
  readonly log_size: number;
  readonly type: string;
  readonly day: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly area: string;
  readonly submission: number | null;
  readonly until: string | null;
}

/** What is left out is not filtered by; the primary key finds them in the order in which it is named here. */
export interface Wanted {
  readonly plan: string;
  readonly duty?: string;
  readonly period?: string;
  readonly reporter?: string;
}

const COLUMNS = 'plan, duty, period, reporter, revision, log_size, type, day, recorded_at, actor, area, submission, until';

/** Each report's facts together, in order of duty, period, reporter, revision. */
export function reportFactsOf(read: ReadModels, wanted: Wanted, logSize: number): Promise<readonly ReportRow[]> {
  const where = ['plan = ?', 'log_size <= ?'];
  const params: Param[] = [wanted.plan, logSize];
  for (const column of ['duty', 'period', 'reporter'] as const) {
    const value = wanted[column];
    if (value === undefined) continue;
    where.push(`${column} = ?`);
    params.push(value);
  }
  return read.all<ReportRow>(
    `select ${COLUMNS} from report_fact where ${where.join(' and ')} order by duty, period, reporter, revision`,
    params,
  );
}

/** The periods of a duty of which a report was sent, decided on or given time up to some day since another. */
export async function periodsTouched(
  read: ReadModels,
  { plan, duty }: { readonly plan: string; readonly duty: string },
  since: string,
  logSize: number,
): Promise<readonly string[]> {
  const rows = await read.all<{ readonly period: string }>(
    `select distinct period from report_fact where plan = ? and duty = ? and log_size <= ? and (until >= ? or (until is null and day >= ?))
     order by period`,
    [plan, duty, logSize, since, since],
  );
  return rows.map(({ period }) => period);
}

/** Of some reporters alone, each found by the key. */
export const reportFactsOfSome = (
  read: ReadModels,
  { plan, duty, period }: Required<Omit<Wanted, 'reporter'>>,
  reporters: readonly string[],
  logSize: number,
): Promise<readonly ReportRow[]> =>
  read.all<ReportRow>(
    `select ${COLUMNS} from report_fact where plan = ? and duty = ? and period = ?
     and reporter in (select value from json_each(?)) and log_size <= ? order by reporter, revision`,
    [plan, duty, period, JSON.stringify(reporters), logSize],
  );

/** Everything told of the reports of some reporters, whatever plan. */
export const reportFactsBy = (read: ReadModels, reporters: readonly string[], logSize: number): Promise<readonly ReportRow[]> =>
  read.all<ReportRow>(
    `select ${COLUMNS} from report_fact where reporter in (select value from json_each(?)) and log_size <= ?
     order by plan, duty, period, reporter, revision`,
    [JSON.stringify(reporters), logSize],
  );

/** Of reports from some areas those that were sent and not decided on. */
export function submittedUnder(
  read: ReadModels,
  areas: readonly string[],
  logSize: number,
): Promise<readonly Pick<ReportRow, 'plan' | 'duty' | 'period' | 'reporter'>[]> {
  return read.all(
    `select plan, duty, period, reporter from report_fact where area in (select value from json_each(?)) and log_size <= ?
     group by plan, duty, period, reporter
     having max(case when type = 'ReportSubmitted' then revision end) > coalesce(max(case when type in ('ReportAccepted', 'ReportReturned') then revision end), -1)`,
    [JSON.stringify(areas), logSize],
  );
}

export interface ToldRow extends ReportRow {
  readonly data: string;
}

/** One report's whole life. */
export const lifeOf = (
  read: ReadModels,
  key: readonly [plan: string, duty: string, period: string, reporter: string],
  logSize: number,
): Promise<readonly ToldRow[]> =>
  read.all<ToldRow>(
    `select ${COLUMNS}, data from report_fact join report_detail using (log_size)
     where plan = ? and duty = ? and period = ? and reporter = ? and log_size <= ? order by revision`,
    [...key, logSize],
  );

/** The last acceptance of every report of a duty, as far as it is known. */
export const acceptancesOf = (
  read: ReadModels,
  plan: string,
  duty: string,
): Promise<readonly { readonly reporter: string; readonly period: string; readonly submission: number }[]> =>
  read.all(
    `select reporter, period, max(submission) as submission from report_fact
     where plan = ? and duty = ? and type = 'ReportAccepted' group by period, reporter order by period, reporter`,
    [plan, duty],
  );

/** For the rules; the rows of one report, in order of revision. */
export const factsOf = (rows: readonly ReportRow[]): readonly ReportFact[] => rows.map(factOf);

function factOf({ type, revision, day, submission, until }: ReportRow): ReportFact {
  switch (type) {
    case 'DeadlineExtended':
      return { type: 'extended', until: until ?? '' };
    case 'ReportSubmitted':
      return { type: 'submitted', revision, day };
    case 'ReportReturned':
      return { type: 'returned', submission: submission ?? 0, day };
    case 'ReportAccepted':
      return { type: 'accepted', submission: submission ?? 0, day };
    default:
      throw new TypeError(`report_fact holds an event of type ${type}`);
  }
}

/** The figures that decisions on reports verified or returned after one log size up to another. */
export async function figuresDecidedBetween(read: ReadModels, after: number, upTo: number): Promise<readonly NamedFigure[]> {
  const rows = await read.all<{ readonly data: string }>(
    `select data from report_detail where log_size > ? and log_size <= ? and kind in ('ReportAccepted', 'ReportReturned')`,
    [after, upTo],
  );
  return rows.flatMap(({ data }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the events' own type here
    const { figures = [], except = [] } = JSON.parse(data) as { figures?: readonly NamedFigure[]; except?: readonly NamedFigure[] };
    return [...figures, ...except];
  });
}
