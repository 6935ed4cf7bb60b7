import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type JsonObject } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner, type Advance, type ProjectedEvent, type Projection, type Reach, type RunnerOptions } from '@hieuhoc/projections';
import { openProjectionDatabase, openReadModels } from '.';
import { openForWriting } from './open-read-database';
import { SqliteProjectionDatabase } from './sqlite-projection-database';
import { SqliteReadModels } from './sqlite-read-models';

const PATIENCE_MS = 20_000;

export interface Said {
  readonly type: string;
  readonly data: JsonObject;
}

/** What a projection may look at beside type and data; each has a default. */
export type Projected = Said & Partial<Pick<ProjectedEvent, 'id' | 'stream' | 'revision' | 'recordedAt' | 'metadata'>>;

/** The read models that these events make, in memory: for the spec of one projection. The n-th event has log size n. */
export async function projected(projections: readonly Projection[], events: readonly Projected[]): Promise<SqliteReadModels> {
  const file = openForWriting(':memory:');
  const database = new SqliteProjectionDatabase(file, ':memory:');
  const log = events.map(toEvent);
  const last = log.at(-1);
  for (const projection of projections) {
    const instance = await database.create(projection, 1);
    await database.promote(instance);
    if (last === undefined) continue;
    const mine = log.filter(({ type }) => projection.handles === 'all' || projection.handles.includes(type));
    const feed: Advance['feed'] = (execute) => {
      for (const { sql, params } of mine.flatMap(projection.apply)) execute(sql, params);
    };
    await database.commit([{ instance, from: null, to: { position: last.position, logSize: log.length, event: last }, feed }]);
  }
  return new SqliteReadModels(() => file, ':memory:');
}

function toEvent(event: Projected, index: number): ProjectedEvent {
  const logSize = index + 1;
  const metadata = { actor: 'actor-1', schemaVersion: 1, ...event.metadata };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  const position = String(logSize).padStart(16, '0') as ProjectedEvent['position'];
  return {
    id: uuid7(),
    stream: 'stream',
    revision: BigInt(index),
    recordedAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
    ...event,
    metadata,
    position,
    logSize,
    dataText: JSON.stringify(event.data),
    metadataText: JSON.stringify(metadata),
  };
}

/** A log, a read database and a runner on real files, for specs: append, start, ask. */
export class ProjectionHarness {
  private runnerOrNull: ProjectionRunner | null = null;
  private reaches: readonly Reach[] = [];
  private watchers: (() => void)[] = [];

  private constructor(
    readonly directory: string,
    readonly store: EventStore,
    public database: SqliteProjectionDatabase,
    readonly read: SqliteReadModels,
  ) {}

  static async open(): Promise<ProjectionHarness> {
    const directory = mkdtempSync(join(tmpdir(), 'projections-'));
    const store = await openSqliteEventStore({ path: join(directory, 'log.db'), writer: 'inline' });
    const path = join(directory, 'read.db');
    return new ProjectionHarness(directory, store, openProjectionDatabase(path), openReadModels(path));
  }

  get readPath(): string {
    return join(this.directory, 'read.db');
  }

  get runner(): ProjectionRunner {
    if (this.runnerOrNull === null) throw new Error('the runner was not started');
    return this.runnerOrNull;
  }

  async append(stream: string, ...said: readonly Said[]): Promise<string> {
    const events = said.map(({ type, data }) => ({ id: uuid7(), type, data, metadata: { actor: 'actor-1', schemaVersion: 1 } }));
    const { position } = await this.store.append(stream, 'any', events);
    return position;
  }

  /** Starts a runner over these projections, after closing the one before. */
  async start(projections: readonly Projection[], options: Partial<RunnerOptions> = {}): Promise<ProjectionRunner> {
    await this.stop();
    const onReach = (reaches: readonly Reach[]): void => {
      this.reaches = reaches;
      for (const watch of this.watchers) watch();
    };
    this.runnerOrNull = new ProjectionRunner({ store: this.store, database: this.database, projections, onReach, ...options });
    await this.runnerOrNull.start();
    return this.runnerOrNull;
  }

  async stop(): Promise<void> {
    await this.runnerOrNull?.close();
    this.runnerOrNull = null;
  }

  caughtUp(): Promise<void> {
    return this.runner.whenCaughtUp(PATIENCE_MS);
  }

  async started(...projections: readonly Projection[]): Promise<void> {
    await this.start(projections);
    await this.caughtUp();
  }

  /** Resolves when what the runner tells satisfies `condition`. */
  async until(condition: (reaches: readonly Reach[]) => boolean): Promise<void> {
    if (condition(this.reaches)) return;
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`still ${JSON.stringify(this.reaches)}`)), PATIENCE_MS);
      const watch = (): void => {
        if (!condition(this.reaches)) return;
        clearTimeout(patience);
        this.watchers = this.watchers.filter((other) => other !== watch);
        resolve();
      };
      this.watchers.push(watch);
    });
  }

  /** Asks for a rebuild and waits until it has taken over. */
  async rebuilt(name: string): Promise<void> {
    const before = Math.max(...this.reaches.filter((reach) => reach.name === name && reach.serving).map(({ generation }) => generation));
    await this.runner.rebuild(name);
    await this.until((reaches) => reaches.some((reach) => reach.name === name && reach.serving && reach.generation > before));
  }

  async close(): Promise<void> {
    await this.stop();
    this.read.close();
    await this.database.close();
    await this.store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
