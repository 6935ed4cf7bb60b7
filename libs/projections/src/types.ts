import type { Position, StoredEvent } from '@hieuhoc/event-store';

/** What a column may hold in both SQLite and PostgreSQL. Days, instants, decimals and positions are text, yes-no is 0 or 1. */
export type Param = string | number | bigint | null | Uint8Array;
export type Row = Readonly<Record<string, Param>>;

/** One statement for the projection's own tables, written `{table}` in the SQL; `?` for each param, in order. */
export interface Write {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** A stored event with its place in the log: `logSize` events up to and with this one, counted from 1. */
export interface ProjectedEvent extends StoredEvent {
  readonly logSize: number;
}

export interface Table {
  /** As queries name it. Unique in the whole read database. */
  readonly name: string;
  /** Columns and table constraints: `area text not null`, `primary key (indicator, area)`. */
  readonly columns: readonly string[];
  /** Kept in the order of its primary key, where the database can (SQLite: WITHOUT ROWID). For narrow rows with a text key. */
  readonly clustered?: boolean;
  /** By name: what follows `on table`, such as `(area, period) where until is null`. */
  readonly indexes?: Readonly<Record<string, string>>;
  /**
   * Likewise, for queries only. In a database where nothing serves yet they are made at the end, so that the first build need not
   * maintain them; beside something that serves they are there from the start, because making them takes the writer from everybody else.
   */
  readonly readIndexes?: Readonly<Record<string, string>>;
}

/**
 * A read model. `apply` is pure: it sees one event and returns the statements for it, in order; it reads nothing.
 * Any change of what it returns, or of its tables, is a new `version`: that one builds beside the old and takes over.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly string[] | 'all';
  readonly tables: readonly Table[];
  readonly apply: (event: ProjectedEvent) => readonly Write[];
}

/** Queries. They name tables as projections do; the database shows the version that serves. Errors: ReadModelNotReady. */
export interface ReadModels {
  all<R extends object = Row>(sql: string, params?: readonly Param[]): Promise<readonly R[]>;
  get<R extends object = Row>(sql: string, params?: readonly Param[]): Promise<R | undefined>;
  /** Everything asked in `work` is answered from one state of the read database. */
  snapshot<T>(work: (read: ReadModels) => Promise<T>): Promise<T>;
}

/** How far a projection has come. The event is the last one it has seen: enough to recognise another or an older log. */
export interface Checkpoint {
  /** Resume from here; may be past the event where nothing of ours followed it. */
  readonly position: Position;
  readonly logSize: number;
  readonly event: { readonly id: string; readonly stream: string; readonly revision: bigint; readonly position: Position };
}

/** One build of a projection: its tables are named `<table>__v<version>`, from the second generation on `…_<generation>`. */
export interface InstanceKey {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
}

export interface Instance extends InstanceKey {
  readonly status: 'building' | 'serving' | 'retired';
  readonly tables: readonly Table[];
  readonly checkpoint: Checkpoint | null;
}

/** The event a projection stopped at. Resolved: passed by for ever in every build of this version (`skipped`), or tried again. */
export interface DeadLetter extends InstanceKey {
  readonly eventId: string;
  readonly position: Position;
  readonly logSize: number;
  readonly stream: string;
  readonly type: string;
  readonly error: string;
  readonly at: string;
  /** How to go on, in Vietnamese. */
  readonly remedy: string;
  readonly resolvedAt: string | null;
  readonly skipped: boolean;
}

/** What compare-and-set on a checkpoint found. */
export type CheckpointOutcome = 'stored' | 'ignored' | 'mismatch' | 'current-ahead';

export type Execute = (sql: string, params: readonly Param[]) => void;

/** The work of one instance in a commit: its checkpoint moves `from` → `to`, and `feed` says the statements between. */
export interface Advance {
  readonly instance: Instance;
  readonly from: Checkpoint | null;
  readonly to: Checkpoint;
  readonly feed: (execute: Execute) => void;
}

/**
 * Read models and checkpoints in one database. `commit` is one transaction over all it is given: every checkpoint is compared and set,
 * every row written, or nothing is. It throws what `feed` throws, and ReadDatabaseUnavailable for what is not the event's fault.
 */
export interface ProjectionDatabase {
  commit(work: readonly Advance[]): Promise<readonly CheckpointOutcome[]>;
  instances(): Promise<readonly Instance[]>;
  /** Makes the tables and the instance, building, without a checkpoint. */
  create(projection: Projection, generation: number): Promise<Instance>;
  /** Atomic: readers see this instance from now on; the one before is retired. */
  promote(instance: InstanceKey): Promise<void>;
  /** Drops the tables and the instance, unless it serves. */
  drop(instance: InstanceKey): Promise<void>;
  recordDeadLetter(letter: DeadLetter): Promise<void>;
  resolveDeadLetter(letter: DeadLetter, at: string, skipped: boolean): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  close(): Promise<void>;
}

export interface ProjectionStatus extends InstanceKey {
  /** `outdated`: serves until the version this release knows has caught up. */
  readonly status: 'building' | 'serving' | 'stopped' | 'outdated';
  /** Readers see this build. */
  readonly serving: boolean;
  readonly position: Position | null;
  readonly logSize: number;
  /** Age of the oldest event it has not handled, 0 when caught up; and how many there are, null where the log cannot say. */
  readonly lagMs: number;
  readonly lagEvents: number | null;
  /** Of a build under way: share done (0 to 1), and milliseconds to go at the present pace. */
  readonly progress: number | null;
  readonly etaMs: number | null;
  readonly deadLetter: DeadLetter | null;
}

/** How far readers of a projection see: sent after every commit, so that `after=` can wait. */
export interface Reach extends InstanceKey {
  readonly position: Position | null;
  readonly logSize: number;
  readonly serving: boolean;
  readonly stopped: boolean;
}
