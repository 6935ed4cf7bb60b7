import type { Position, StoredEvent } from '@hieuhoc/event-store';
import { ReadDatabaseDamaged, ReadDatabaseUnavailable } from './errors';
import { letterFor } from './dead-letter';
import type { Running } from './running';
import type { Advance, Checkpoint, ProjectedEvent, ProjectionDatabase } from './types';

/** Events in log order after a checkpoint, and how far the log was looked at for them. */
export interface Batch {
  readonly events: readonly ProjectedEvent[];
  readonly to: Checkpoint;
}

/** Another runner moved a checkpoint: what this one knows is out of date. */
export class CheckpointMoved extends Error {}

/** Null where there is nothing to remember yet: no event of ours was ever seen. */
export function batchAfter(from: Checkpoint | null, events: readonly StoredEvent[], position: Position): Batch | null {
  const before = from?.logSize ?? 0;
  const numbered = events.map((event, i) => ({ ...event, logSize: before + i + 1 }));
  const last = numbered.at(-1);
  if (last !== undefined) return { events: numbered, to: checkpointAt(last, position) };
  return from === null ? null : { events: [], to: { ...from, position } };
}

function checkpointAt(event: ProjectedEvent, position: Position = event.position): Checkpoint {
  const { id, stream, revision, logSize } = event;
  return { position, logSize, event: { id, stream, revision, position: event.position } };
}

/**
 * Moves all of `group` (which stand at one checkpoint) over the batch in one transaction. If that fails each goes alone, and one that
 * fails alone goes event by event up to the one it cannot handle, where it stops with a dead letter; the others are not held up.
 */
export async function advance(database: ProjectionDatabase, group: readonly Running[], batch: Batch, now: () => string): Promise<void> {
  if (await commits(database, group, batch)) return;
  for (const running of group) {
    if (await commits(database, [running], batch)) continue;
    await advanceToFailure(database, running, batch, now);
  }
}

async function advanceToFailure(database: ProjectionDatabase, running: Running, batch: Batch, now: () => string): Promise<void> {
  for (const event of batch.events) {
    const failure = await failureOf(database, [running], { events: [event], to: checkpointAt(event) });
    if (failure === null) continue;
    const letter = letterFor(running.instance, event, failure.cause, now());
    await database.recordDeadLetter(letter);
    running.deadLetter = letter;
    return;
  }
  await failureOf(database, [running], { events: [], to: batch.to });
}

async function commits(database: ProjectionDatabase, group: readonly Running[], batch: Batch): Promise<boolean> {
  return (await failureOf(database, group, batch)) === null;
}

/** What the projections or their rows threw, or null; whatever is not their fault is thrown on. */
async function failureOf(
  database: ProjectionDatabase,
  group: readonly Running[],
  batch: Batch,
): Promise<{ readonly cause: unknown } | null> {
  try {
    const outcomes = await database.commit(group.map((running) => workOf(running, batch)));
    if (outcomes.some((outcome) => outcome !== 'stored')) throw new CheckpointMoved(outcomes.join(', '));
    for (const running of group) running.checkpoint = batch.to;
    return null;
  } catch (cause) {
    if (isTheirFault(cause)) return { cause };
    throw cause;
  }
}

function isTheirFault(cause: unknown): boolean {
  return !(cause instanceof CheckpointMoved || cause instanceof ReadDatabaseUnavailable || cause instanceof ReadDatabaseDamaged);
}

function workOf(running: Running, { events, to }: Batch): Advance {
  const { instance, projection, takes, checkpoint } = running;
  return {
    instance,
    from: checkpoint,
    to,
    feed: (execute) => {
      for (const event of events) {
        if (!takes(event)) continue;
        for (const { sql, params } of projection.apply(event)) execute(sql, params);
      }
    },
  };
}
