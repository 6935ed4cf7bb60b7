import type { EventStore, LogHead } from '@hieuhoc/event-store';
import type { Reconciled } from './reconcile';
import { sameInstance, type Running } from './running';
import type { Checkpoint, Instance, InstanceKey, ProjectionStatus } from './types';

/** Where every build stands against the end of the log. Lag is an age, read from the log itself, so a runner that hangs cannot hide it. */
export async function statusOf(store: EventStore, { running, outdated }: Reconciled, now: Date): Promise<readonly ProjectionStatus[]> {
  const head = await store.head();
  const ages = new Map<string, number>();
  const statuses: ProjectionStatus[] = [];
  for (const instance of [...running.map((one) => one.instance), ...outdated]) {
    const one = running.find((other) => sameInstance(other.instance, instance));
    const checkpoint = one === undefined ? instance.checkpoint : one.checkpoint;
    const position = checkpoint?.position ?? '';
    const lagMs = ages.get(position) ?? (await ageAfter(store, checkpoint, now));
    ages.set(position, lagMs);
    statuses.push(describe(instance, one, checkpoint, head, lagMs, now));
  }
  return statuses.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

const order = ({ name, version, generation }: InstanceKey): string =>
  `${name} ${String(version).padStart(9)} ${String(generation).padStart(9)}`;

/** Age of the oldest event after the checkpoint; 0 when there is none. */
async function ageAfter(store: EventStore, checkpoint: Checkpoint | null, now: Date): Promise<number> {
  const { events } = await store.readAll({ after: checkpoint?.position ?? null, limit: 1 });
  const [oldest] = events;
  return oldest === undefined ? 0 : Math.max(0, now.getTime() - Date.parse(oldest.recordedAt));
}

function describe(
  { name, version, generation }: Instance,
  one: Running | undefined,
  checkpoint: Checkpoint | null,
  head: LogHead,
  lagMs: number,
  now: Date,
): ProjectionStatus {
  const logSize = checkpoint?.logSize ?? 0;
  const serving = one === undefined || one.status === 'serving';
  const status = one === undefined ? 'outdated' : one.deadLetter === null ? one.status : 'stopped';
  const lagEvents = head.logSize === null ? null : Math.max(0, head.logSize - logSize);
  const common = { name, version, generation, serving, position: checkpoint?.position ?? null, logSize, lagMs, lagEvents };
  return { ...common, status, ...paceOf(one, logSize, head.logSize, now), deadLetter: one?.deadLetter ?? null };
}

function paceOf(one: Running | undefined, logSize: number, total: number | null, now: Date): Pick<ProjectionStatus, 'progress' | 'etaMs'> {
  if (one?.status !== 'building' || total === null) return { progress: null, etaMs: null };
  const done = logSize - one.since.logSize;
  const elapsed = now.getTime() - one.since.at;
  const etaMs = done > 0 ? Math.round((Math.max(0, total - logSize) * elapsed) / done) : null;
  return { progress: total === 0 ? 1 : Math.min(1, logSize / total), etaMs };
}
