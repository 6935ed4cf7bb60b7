import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hieuhoc, type Ran } from './io.fixture';

const data = mkdtempSync(join(tmpdir(), 'cli-reminders-'));
const run = (...argv: readonly string[]): Promise<Ran> => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: data });
afterAll(() => rmSync(data, { recursive: true }));

describe('reminders of the day', () => {
  it('are looked at without a letter being written, and sent; where there is nobody there is none', async () => {
    const looked = await run('reminders', 'send', '--dry-run', '--json');
    expect([looked.code, JSON.parse(looked.out)]).toEqual([0, { items: [] }]);
    const sent = await run('reminders', 'send', '--json');
    expect(sent.code).toBe(0);
    expect(JSON.parse(sent.out)).toMatchObject({ sent: 0, failed: 0, left: 0 });
    expect(existsSync(join(data, 'outbox'))).toBe(false);
  }, 60_000);
});
