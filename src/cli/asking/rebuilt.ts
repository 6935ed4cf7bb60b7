import { ReadModelStopped, type ProjectionStatus } from '@hieuhoc/projections';
import { setTimeout as pause } from 'node:timers/promises';
import type { Writer } from './writer';

const POLL_MS = 200;

/** Rebuilds, and resolves when the new builds serve. Throws UnknownProjection, ReadModelStopped. */
export async function rebuilt(writer: Writer, names: readonly string[], tell: (done: number, of: number | null) => void): Promise<void> {
  const before = new Map((await writer.projections()).filter(({ serving }) => serving).map((one) => [one.name, one.generation]));
  for (const name of names) await writer.rebuild(name);
  for (;;) {
    const builds = (await writer.projections()).filter((one) => names.includes(one.name) && one.generation > (before.get(one.name) ?? 0));
    const stopped = builds.filter(({ deadLetter }) => deadLetter !== null);
    if (stopped.length > 0) throw new ReadModelStopped(stopped.map(({ name }) => name));
    if (builds.length >= names.length && builds.every(({ serving }) => serving)) return;
    tell(
      sumOf(builds, ({ logSize }) => logSize),
      sumOf(builds, ({ logSize, lagEvents }) => logSize + (lagEvents ?? 0)),
    );
    await pause(POLL_MS);
  }
}

function sumOf(builds: readonly ProjectionStatus[], of: (build: ProjectionStatus) => number): number {
  return builds.reduce((sum, build) => sum + of(build), 0);
}
