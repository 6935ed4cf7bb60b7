import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore, type SqliteStoreOptions } from '../src';

/** A folder a test, and stores that are closed after it, also after one that failed. */
export interface Scratch {
  readonly folder: string;
  readonly path: string;
  open(options?: Partial<SqliteStoreOptions>): Promise<EventStore>;
}

export function scratch(): Scratch {
  let folder = '';
  const stores: EventStore[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get path() {
      return join(folder, 'log.db');
    },
    open: async (options = {}) => {
      const store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline', ...options });
      stores.push(store);
      return store;
    },
  };
}
