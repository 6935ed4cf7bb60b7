import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hieuhoc, type Ran } from './io.fixture';

const data = mkdtempSync(join(tmpdir(), 'cli-account-'));
const run = (...argv: readonly string[]): Promise<Ran> => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: data });
afterAll(() => rmSync(data, { recursive: true }));

describe('accounts at the machine', () => {
  it('are opened with a role, listed, and given a new password, which is said once', async () => {
    const added = await run('account', 'add', 'Thanh.Tra', '--role', 'auditor');
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/thanh\.tra\n.*: [a-z2-9]{4}(-[a-z2-9]{4}){3}\n$/) });
    expect((await run('account', 'list')).out).toMatch(/thanh\.tra .* dùng một lần/);
    const reset = await run('account', 'reset', 'thanh.tra', '--second-factor', '--json');
    const { password } = JSON.parse(reset.out);
    expect(added.out).not.toContain(password);
    const log = (await run('log', 'export')).out;
    for (const type of ['AccountOpened', 'RoleGranted', 'CredentialsReset']) expect(log).toContain(type);
    for (const secret of [password, 'thanh.tra', 'Thanh.Tra']) expect(log).not.toContain(secret);
  }, 60_000);

  it('of a programme are opened with a secret', async () => {
    const { out } = await run('account', 'add', 'kho-du-lieu', '--machine', '--json');
    expect(JSON.parse(out)).toEqual({ account: expect.any(String), secret: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('a role that does not exist opens nothing, a login that does not exist resets nothing', async () => {
    const before = (await run('log', 'export')).out;
    expect(await run('account', 'add', 'ai-do', '--role', 'king')).toMatchObject({ code: 2, err: expect.stringContaining('auditor') });
    expect(await run('account', 'reset', 'khong-co')).toMatchObject({ code: 2, err: expect.stringContaining('account list') });
    expect((await run('log', 'export')).out).toBe(before);
  });

  it('a login that is taken is refused before anything is recorded', async () => {
    const before = (await run('log', 'export')).out;
    expect(await run('account', 'add', 'thanh.tra')).toMatchObject({ code: 1, err: expect.stringContaining('đã có người dùng') });
    expect((await run('log', 'export')).out).toBe(before);
  });
});
