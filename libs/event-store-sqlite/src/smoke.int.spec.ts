import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7 } from '@hieuhoc/event-store';
import { openSqliteEventStore } from './index';

it.each(['thread', 'inline'] as const)('smoke %s', async (writer) => {
  const dir = mkdtempSync(join(tmpdir(), 'x'));
  for (let k = 0; k < 3; k++) {
    const store = await openSqliteEventStore({ path: join(dir, 'log.db'), writer });
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const event = () => ({ id: uuid7(), type: 'A', data: { a: '1' }, metadata: { actor: 'x', schemaVersion: 1 } });
    const results = await Promise.all(Array.from({ length: 100 }, () => store.append('s', 'any', [event()])));
    expect(results.at(-1)!.logSize).toBe(100 * (k + 1));
    let n = 0;
    const sub = store.subscribe();
    for await (const m of sub) {
      if (m.kind === 'events') n += m.events.length;
      else break;
    }
    expect(n).toBe(100 * (k + 1));
    await store.close();
  }
  rmSync(dir, { recursive: true });
});
