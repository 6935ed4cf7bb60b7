import type { HierarchyChange } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { Recent } from '../platform/recent/recent';
import type { Hierarchy } from './hierarchy';
import { changeOf, HIERARCHY_SCHEMA, type HierarchyEvent } from './hierarchy.events';
import { KnownChanges } from './known-changes';

interface ChangeRow {
  readonly type: string;
  readonly data: string;
}

const lastChangeAt = (read: ReadModels, logSize: number): Promise<{ readonly event_id: string; readonly log_size: number } | undefined> =>
  read.get('select event_id, log_size from hierarchy_change where log_size <= ? order by log_size desc limit 1', [logSize]);

const changesUpTo = (read: ReadModels, logSize: number): Promise<readonly ChangeRow[]> =>
  read.all<ChangeRow>('select type, data from hierarchy_change where log_size <= ? order by log_size', [logSize]);

export interface KnownHierarchy {
  readonly changes: readonly HierarchyChange[];
  readonly hierarchy: Hierarchy;
}

const NOTHING: KnownHierarchy = { changes: [], hierarchy: KnownChanges.none.hierarchy() };
/** By the id of the last change: what stands before it never changes, in whatever database it is found. */
const recent = new Recent<KnownHierarchy>(32);

/** The dated hierarchy as it was known at a log size. The same changes give the same object. */
export async function hierarchyAt(read: ReadModels, logSize: number): Promise<KnownHierarchy> {
  const last = await lastChangeAt(read, logSize);
  if (last === undefined) return NOTHING;
  // Up to that change and no further: another may have come in between the two questions.
  return recent.get(last.event_id) ?? recent.keep(last.event_id, folded(await changesUpTo(read, last.log_size)));
}

/** For the rules: the changes known at a log size, in log order. */
export async function hierarchyChangesAt(read: ReadModels, logSize: number): Promise<readonly HierarchyChange[]> {
  return (await hierarchyAt(read, logSize)).changes;
}

/** Of these types, in log order, each with where it stands in the log. */
export async function changesOfTypes(
  read: ReadModels,
  types: readonly HierarchyEvent['type'][],
  logSize: number,
): Promise<readonly { readonly logSize: number; readonly id: string; readonly event: HierarchyEvent }[]> {
  const rows = await read.all<ChangeRow & { readonly log_size: number; readonly event_id: string }>(
    `select log_size, event_id, type, data from hierarchy_change where log_size <= ? and type in (select value from json_each(?)) order by log_size`,
    [logSize, JSON.stringify(types)],
  );
  return rows.map((row) => ({ logSize: row.log_size, id: row.event_id, event: eventOf(row) }));
}

function folded(rows: readonly ChangeRow[]): KnownHierarchy {
  const events = rows.map(eventOf);
  const known = events.reduce((changes, event) => changes.with(event), KnownChanges.none);
  return { changes: events.map(changeOf), hierarchy: known.hierarchy() };
}

function eventOf({ type, data }: ChangeRow): HierarchyEvent {
  if (!(type in HIERARCHY_SCHEMA)) throw new TypeError(`hierarchy_change holds an event of type ${type}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { type, data: JSON.parse(data) } as HierarchyEvent;
}
