import type { EventStore } from '@hieuhoc/event-store';
import { advance, batchAfter } from './advance';
import { ReadModelsAheadOfLog } from './errors';
import { at, type Running } from './running';
import type { Checkpoint, ProjectionDatabase } from './types';

export interface Lead {
  readonly checkpoint: Checkpoint | null;
}

/**
 * One page for those furthest behind, up to the next group's place, so that they go on together from there: one scan feeds all.
 * False when nobody is behind the lead.
 */
export async function catchUp(
  store: EventStore,
  database: ProjectionDatabase,
  running: readonly Running[],
  lead: Lead,
  pageSize: number,
  now: () => string,
): Promise<boolean> {
  const behind = running.filter((one) => one.deadLetter === null && at(one) < at(lead));
  const start = behind.map(at).toSorted()[0];
  if (start === undefined) return false;
  const group = behind.filter((one) => at(one) === start);
  const next = [...behind, lead].filter((one) => at(one) > start).reduce((a, b) => (at(b) < at(a) ? b : a));
  const bound = next.checkpoint;
  const from = group[0]?.checkpoint ?? null;
  const page = await store.readAll({ after: from?.position ?? null, limit: pageSize });
  if (bound === null || page.position === null) throw new ReadModelsAheadOfLog(group[0]?.instance.name ?? '', at(next), page.position);
  const events = page.events.filter(({ position }) => position <= bound.position);
  const reaches = page.endOfLog || page.position >= bound.position;
  const batch = batchAfter(from, events, reaches ? bound.position : page.position);
  if (batch === null || (reaches && batch.to.logSize !== bound.logSize)) {
    throw new ReadModelsAheadOfLog(group[0]?.instance.name ?? '', at(next), page.position);
  }
  await advance(database, group, batch, now);
  return true;
}
