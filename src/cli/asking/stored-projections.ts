import type { EventStore, Position } from '@hieuhoc/event-store';
import type { ProjectionStatus, ReadModels } from '@hieuhoc/projections';

interface InstanceRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly status: string;
  readonly position: string | null;
  readonly logSize: number;
}

const instances = (read: ReadModels): Promise<readonly InstanceRow[]> =>
  read.all<InstanceRow>(
    `select name, version, generation, status, position, coalesce(log_size, 0) as "logSize" from projection_instance
     where status in ('serving', 'building') order by name, version, generation`,
  );

const openLetters = (read: ReadModels): Promise<readonly StoredLetter[]> =>
  read.all<StoredLetter>(
    `select name, version, generation, event_id as "eventId", position, log_size as "logSize", stream, type, error, at, remedy
     from projection_dead_letter where resolved_at is null`,
  );

type StoredLetter = Omit<NonNullable<ProjectionStatus['deadLetter']>, 'resolvedAt' | 'skipped'>;

/** What a runner left behind, where none runs: how far each build had come, and what stopped it. */
export async function storedProjections(store: EventStore, read: ReadModels, now: Date): Promise<readonly ProjectionStatus[]> {
  const head = await store.head();
  const letters = await openLetters(read);
  const found: ProjectionStatus[] = [];
  for (const row of await instances(read)) {
    const { name, version, generation, logSize } = row;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the runner
    const position = row.position as Position | null;
    const letter = letters.find((one) => one.name === name && one.version === version && one.generation === generation);
    found.push({
      name,
      version,
      generation,
      position,
      logSize,
      status: letter !== undefined ? 'stopped' : row.status === 'serving' ? 'serving' : 'building',
      serving: row.status === 'serving',
      lagMs: await ageAfter(store, position, now),
      lagEvents: head.logSize === null ? null : Math.max(0, head.logSize - logSize),
      progress: null,
      etaMs: null,
      deadLetter: letter === undefined ? null : { ...letter, resolvedAt: null, skipped: false },
    });
  }
  return found;
}

async function ageAfter(store: EventStore, position: Position | null, now: Date): Promise<number> {
  const { events } = await store.readAll({ after: position, limit: 1 });
  const [oldest] = events;
  return oldest === undefined ? 0 : Math.max(0, now.getTime() - Date.parse(oldest.recordedAt));
}
