import { dirname } from 'node:path';
import type { EventStore, StoreFailed } from '@hieuhoc/event-store';
import { AppendQueue } from './append-queue';
import type { Committer } from './committer';
import { makeDirectory } from './create-log';
import { inlineCommitter } from './inline-committer';
import { LogReader } from './log-reader';
import { LogWatch } from './log-watch';
import { canonicalPath, openForReading, readerConnection } from './open-database';
import { readStatements } from './read-statements';
import { SqliteEventStore } from './sqlite-event-store';
import { StreamEnds } from './stream-ends';
import { workerCommitter } from './worker-committer';

export interface SqliteStoreOptions {
  /** The file of the log; made when nothing stands there, and its folder, for its owner alone. */
  readonly path: string;
  /** Never writes, takes no lock: for other threads and processes. The file must exist. */
  readonly readonly?: boolean;
  /** `thread` (default) keeps commits off the caller's thread; `inline` suits short-lived tools. */
  readonly writer?: 'thread' | 'inline';
  /** Milliseconds since 1970. Default: the machine's clock, read when an append is given to the store. */
  readonly clock?: () => number;
  /** How often a waiting subscription looks for commits of other processes. Default 25. */
  readonly pollMs?: number;
  /** The disk failed; end the process and start again. */
  readonly onFatal?: (failure: StoreFailed) => void;
  /** After each commit of this store. A hint, no more. */
  readonly onCommit?: () => void;
}

const DEFAULT_POLL_MS = 25;

/** Throws StoreLocked (another process writes), StoreDamaged (what was found, how to restore), StoreUnavailable. */
export async function openSqliteEventStore(options: SqliteStoreOptions): Promise<EventStore> {
  if (options.readonly === true) return storeOver(options, canonicalPath(options.path), null, null);
  let store: SqliteEventStore | null = null;
  const ends = new StreamEnds();
  const queue = new AppendQueue(ends, {
    committed: () => {
      store?.committed();
      options.onCommit?.();
    },
    failed: (failure) => {
      store?.fail(failure);
      options.onFatal?.(failure);
    },
  });
  makeDirectory(dirname(options.path));
  const path = canonicalPath(options.path);
  const committer = await committerFor(path, options, queue);
  queue.start(committer);
  try {
    store = storeOver(options, path, queue, ends);
    return store;
  } catch (error) {
    await committer.close();
    throw error;
  }
}

async function committerFor(path: string, options: SqliteStoreOptions, queue: AppendQueue): Promise<Committer> {
  return options.writer === 'inline' ? inlineCommitter(path, channelOf(path), queue) : workerCommitter(path, channelOf(path), queue);
}

function storeOver(options: SqliteStoreOptions, path: string, queue: AppendQueue | null, ends: StreamEnds | null): SqliteEventStore {
  const database = queue === null ? openForReading(path, 'ends') : readerConnection(path);
  const statements = readStatements(path, database);
  return new SqliteEventStore({
    reader: new LogReader(path, statements, ends),
    watch: new LogWatch(queue === null ? channelOf(path) : null, () => statements.dataVersion(), options.pollMs ?? DEFAULT_POLL_MS),
    queue,
    clock: options.clock ?? Date.now,
    release: () => database.close(),
  });
}

const channelOf = (path: string): string => `hieuhoc-log:${path}`;
