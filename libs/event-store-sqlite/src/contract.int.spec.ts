import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '@hieuhoc/event-store-contract';
import { openSqliteEventStore } from './index';

for (const writer of ['thread', 'inline'] as const) {
  eventStoreContract({
    name: `SQLite, writer: ${writer}`,
    ownLog: true,
    open: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'log-'));
      const store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer });
      return { store, rival: store, close: async () => store.close().then(() => rmSync(folder, { recursive: true })) };
    },
  });
}
