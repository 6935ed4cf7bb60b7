import { hashOf } from '@hieuhoc/decider';
import type { EventStore } from '@hieuhoc/event-store';
import { SAMPLE } from '../platform/sample';
import type { Step } from './timeline';

/** The moment of the sample's last step, which is alone at it. Whatever others write is recorded on the day it is written, later. */
export const SAMPLE_ENDS = '2025-09-18T01:00:00.000Z';

/** What every event of the sample carries as its correlation; other steps have another name. */
export function nameOf(steps: readonly Step[]): string {
  return `${SAMPLE}-${hashOf(steps.map(({ at, actor }) => [at, actor])).slice(0, 12)}`;
}

export type FoundSample =
  | { readonly kind: 'empty-log' }
  /** Every step before `until` is recorded, those of that very moment perhaps. */
  | { readonly kind: 'interrupted'; readonly name: string; readonly until: string }
  | { readonly kind: 'nothing-to-do' };

/** What the log itself says of the sample. */
export async function foundSample(store: Pick<EventStore, 'head' | 'readAll'>): Promise<FoundSample> {
  const { recordedAt: until } = await store.head();
  if (until === null) return { kind: 'empty-log' };
  if (until >= SAMPLE_ENDS) return { kind: 'nothing-to-do' };
  const { events } = await store.readAll({ limit: 1 });
  const name = events[0]?.metadata.correlationId ?? '';
  return name.startsWith(SAMPLE) ? { kind: 'interrupted', name, until } : { kind: 'nothing-to-do' };
}
