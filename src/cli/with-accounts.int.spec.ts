import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsService } from '../accounts';
import { Config } from '../platform/config/config';
import { makeLogger } from '../platform/logger';
import { createApp, openPlatform } from '../server';
import { hieuhoc, type Ran } from './io.fixture';

const PLAN = join(__dirname, '..', '..', 'plans', 'lang-giang-2023.yaml');
const data = mkdtempSync(join(tmpdir(), 'cli-accounts-'));
const importAs = (account: string): Promise<Ran> => hieuhoc(['plan', 'import', PLAN, '--as', account], { PORT: '1', HIEUHOC_DATA: data });

/** A log that has an administrator, a planner of the whole country and a clerk, and no server. */
beforeAll(async () => {
  const log = makeLogger('silent');
  const config = Object.assign(new Config(), { HIEUHOC_DATA: data, HIEUHOC_ACCESS: 'accounts' });
  const app = await createApp(await openPlatform(config, log), log);
  await app.init();
  const accounts = app.get(AccountsService);
  const context = { actor: 'hieuhoc', now: new Date() };
  for (const account of ['quan-tri', 'ke-hoach', 'bao-cao', 'nghi-viec']) await accounts.open({ account, kind: 'person' }, context);
  await accounts.found('quan-tri', context);
  await accounts.grant('ke-hoach', { role: 'planner', area: null, reason: 'phân công' }, context);
  await accounts.grant('bao-cao', { role: 'clerk', area: null, reason: 'phân công' }, context);
  await accounts.close('nghi-viec', 'nghỉ việc', context);
  await app.close();
}, 60_000);
afterAll(() => rmSync(data, { recursive: true }));

describe('over the stores themselves, --as goes by the same rights', () => {
  it.each([
    ['nobody', 'van-thu', 'unknown-account'],
    ['a closed account', 'nghi-viec', 'unknown-account'],
    ['another role', 'bao-cao', 'forbidden'],
    ['the administrator', 'quan-tri', 'forbidden'],
  ])('%s issues no plan', async (_, account, code) => {
    const { code: exit, err } = await importAs(account);
    expect([exit, err]).toEqual([1, expect.stringContaining(code)]);
  });

  it('a planner does', async () =>
    expect(await importAs('ke-hoach')).toMatchObject({ code: 0, out: expect.stringContaining('đã ban hành') }));
});
