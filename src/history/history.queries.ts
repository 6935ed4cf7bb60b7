import type { Param, ReadModels } from '@hieuhoc/projections';
import { ASIDE } from './projections/history-entries';

export interface EntryRow {
  readonly log_size: number;
  readonly position: string;
  readonly event_id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recorded_at: string;
  readonly actor: string;
  readonly area: string | null;
  readonly plan: string | null;
  readonly target: string | null;
  readonly indicator: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  readonly decision: string | null;
}

export interface EntryFilter {
  readonly area?: string;
  readonly plan?: string;
  readonly target?: string;
  readonly indicator?: string;
  readonly stream?: string;
  readonly event?: string;
  readonly actor?: string;
  readonly type?: string;
  readonly decision?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Targets that measure an indicator, so that its history holds their revisions too. */
export interface TargetOfIndicator {
  readonly plan: string;
  readonly target: string;
}

/** What an event is about, beside its envelope. */
export const ENTRIES = 'history_entry join log_index using (log_size)';
const OF_ENTRY = ['area', 'plan', 'target', 'indicator', 'decision'] as const;

/** Newest first, each event once, with log size ≤ `upTo` and below `below`. */
export function entries(
  read: ReadModels,
  filter: EntryFilter,
  targets: readonly TargetOfIndicator[],
  range: { readonly upTo: number; readonly below: number | null; readonly limit: number },
): Promise<readonly EntryRow[]> {
  // The table whose index finds the rows has to give the order too, or all that match would be sorted for one page.
  const lead = OF_ENTRY.some((column) => filter[column] !== undefined) ? 'history_entry' : 'log_index';
  const where: string[] = [`${lead}.log_size <= ?`];
  const params: Param[] = [range.upTo];
  const and = (condition: string, ...values: readonly Param[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (range.below !== null) and(`${lead}.log_size < ?`, range.below);
  for (const column of ['plan', 'target', 'stream', 'actor', 'type', 'decision'] as const)
    if (filter[column] !== undefined) and(`${column} = ?`, filter[column]);
  if (filter.event !== undefined) and('event_id = ?', filter.event);
  if (filter.area !== undefined) and('area = ?', filter.area);
  // Each event once: by its first row, or by the one that speaks of the indicator.
  if (filter.indicator === undefined) and(filter.area === undefined ? 'part = 0' : `part < ${ASIDE}`);
  else if (filter.area === undefined) and(`(part = 0 or part >= ${ASIDE})`);
  if (filter.indicator !== undefined) {
    const ofTargets = targets.map(() => '(plan = ? and target = ?)');
    and(`(${['indicator = ?', ...ofTargets].join(' or ')})`, filter.indicator, ...targets.flatMap(({ plan, target }) => [plan, target]));
  }
  if (filter.from !== undefined) and('recorded_at >= ?', filter.from);
  if (filter.to !== undefined) and('recorded_at <= ?', filter.to);
  // A decision may speak of many figures of one indicator.
  const once = filter.indicator !== undefined && filter.area === undefined ? `group by ${lead}.log_size` : '';
  return read.all<EntryRow>(`select * from ${ENTRIES} where ${where.join(' and ')} ${once} order by ${lead}.log_size desc limit ?`, [
    ...params,
    range.limit,
  ]);
}

/** An event that may be why a row changed. */
export interface Cause {
  readonly logSize: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly area: string | null;
  readonly plan: string | null;
  readonly target: string | null;
  readonly indicator: string | null;
  readonly title: string | null;
}

export const CAUSE = `log_size as "logSize", event_id as id, type, stream, revision, recorded_at as "recordedAt", actor, area, plan, target, indicator, title`;

/** These very events, in log order. */
export function namedEvents(
  read: ReadModels,
  named: readonly { readonly stream: string; readonly revision: number }[],
  upTo: number,
): Promise<readonly Cause[]> {
  return read.all<Cause>(
    `select ${CAUSE} from ${ENTRIES} where part = 0 and log_size <= ? and stream in (select value ->> 'stream' from json_each(?))
     and (stream || '@' || revision) in (select (value ->> 'stream') || '@' || (value ->> 'revision') from json_each(?)) order by log_size`,
    [upTo, JSON.stringify(named), JSON.stringify(named)],
  );
}

/** The issue of a plan, and what was said of one of its targets since. */
export function eventsOfTarget(read: ReadModels, plan: string, target: string, upTo: number): Promise<readonly Cause[]> {
  return read.all<Cause>(
    `select ${CAUSE} from ${ENTRIES} where plan = ? and part = 0 and log_size <= ? and (type = 'PlanIssued' or target = ?) order by log_size`,
    [plan, upTo, target],
  );
}

/** Changes of the hierarchy that touched any of these areas, each once. */
export function eventsOfHierarchy(read: ReadModels, areas: readonly string[], upTo: number): Promise<readonly Cause[]> {
  return read.all<Cause>(
    `select ${CAUSE} from ${ENTRIES} where stream = 'hierarchy' and log_size <= ? and area in (select value from json_each(?))
     group by log_size order by log_size`,
    [upTo, JSON.stringify(areas)],
  );
}

/** The streams that events after one log size up to another belong to. */
export async function streamsBetween(read: ReadModels, after: number, upTo: number): Promise<readonly string[]> {
  const rows = await read.all<{ stream: string }>('select distinct stream from log_index where log_size > ? and log_size <= ?', [
    after,
    upTo,
  ]);
  return rows.map(({ stream }) => stream);
}
