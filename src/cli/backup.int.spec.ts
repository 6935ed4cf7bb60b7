import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SmallSystem, VKEY } from '../backup/backup.fixture';
import { hieuhoc, type Ran } from './io.fixture';

let system: SmallSystem;
beforeEach(async () => {
  system = await SmallSystem.open();
  await system.append(300);
  await system.seal();
});
afterEach(() => system.close());
const run = (...argv: readonly string[]): Promise<Ran> => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: system.data });
const at = (name: string): string => join(system.scratch, name);
/** What was kept elsewhere: the key on paper, say. */
const key = (): readonly string[] => {
  writeFileSync(at('khoa.txt'), `# khoá của nhật ký\n${VKEY}\n`);
  return ['--key', at('khoa.txt')];
};

describe('hieuhoc backup', () => {
  it('says what it took, what is signed and what it never takes; again, what is new', async () => {
    const first = await run('backup', system.folder);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('300 sự kiện (300 mới)');
    expect(first.out).toContain('Đã ký đến sự kiện thứ 300.');
    expect(first.out).toContain('vault.key');
    await system.append(5);
    const second = await run('backup', system.folder, '--json');
    expect(JSON.parse(second.out)).toMatchObject({ log: { size: 305 }, newEvents: 5, checkpoint: { size: 300 }, namesMissing: [] });
  });

  it('--verify tells a sound one from one that came to harm, without a system', async () => {
    await run('backup', system.folder);
    expect(await hieuhoc(['backup', '--verify', system.folder, ...key()])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ĐẠT\. 300 sự kiện[^]*hieuhoc\.localhost\/thu khớp đến sự kiện thứ 300/),
    });
    writeFileSync(join(system.folder, 'bundle', '000.ndjson'), '');
    const harmed = await hieuhoc(['backup', '--verify', system.folder, '--json']);
    expect(harmed.code).toBe(1);
    expect(JSON.parse(harmed.out)).toMatchObject({ sound: false, found: [{ code: 'cut-file', path: 'bundle/000.ndjson' }] });
    expect((await hieuhoc(['backup', '--verify', system.folder])).out).toContain('[cut-file]');
  });

  it('is refused where there is no log, and for days that the law does not allow', async () => {
    expect(await hieuhoc(['backup', at('x'), '--data', at('nowhere')], { PORT: '1' })).toMatchObject({ code: 3 });
    expect(await run('backup', at('x'), '--keep-days', '31')).toMatchObject({ code: 2, err: expect.stringContaining('1 đến 30') });
    expect(await run('backup', join(system.data, 'x'))).toMatchObject({ code: 2, err: expect.stringContaining('thư mục dữ liệu') });
    expect(await hieuhoc(['backup', '--verify', at('nowhere')])).toMatchObject({ code: 1, out: expect.stringContaining('[no-backup]') });
  });
});

describe('hieuhoc restore', () => {
  it('asks for somebody who remembers, takes a kept checkpoint for it, and says how to go on', async () => {
    await run('backup', system.folder);
    const into = at('into');
    expect(await run('restore', system.folder, '--into', into)).toMatchObject({ code: 1, err: expect.stringContaining('--unchecked') });
    const kept = at('giay.txt');
    writeFileSync(kept, readFileSync(join(system.folder, 'checkpoint')));
    const restored = await run('restore', system.folder, '--into', into, '--checkpoint', kept, ...key(), '--json');
    expect(JSON.parse(restored.out)).toMatchObject({ size: 300, asked: [kept], lost: null, databases: ['vault'] });
    expect(readdirSync(into)).toContain('log.db');
    expect(await run('restore', system.folder, '--into', into, '--unchecked')).toMatchObject({ code: 1 });
  });

  it('one that is newer than the backup stops it', async () => {
    await run('backup', system.folder);
    await system.append(7);
    await system.seal();
    await run('backup', at('later'));
    const refused = await run(
      'restore',
      system.folder,
      '--into',
      at('into'),
      '--checkpoint',
      join(at('later'), 'checkpoint'),
      ...key(),
      '--json',
    );
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.err)).toMatchObject({ code: 'backup-behind', missing: { from: 301, to: 307 } });
    const origin = ['--new-origin', '--reason', 'hỏng đĩa'];
    expect(await run('restore', system.folder, '--into', at('into'), ...origin)).toMatchObject({ code: 2 });
    const checkpoint = ['--checkpoint', join(at('later'), 'checkpoint'), ...key()];
    const { code, out } = await run('restore', system.folder, '--into', at('into'), ...checkpoint, ...origin, '--as', 'quan-tri');
    expect([code, out.includes('MẤT các sự kiện thứ 301 đến 307'), out.includes('Không thiếu gì')]).toEqual([0, true, false]);
  });

  it('where it was interrupted nothing is started and nothing backed up', async () => {
    mkdirSync(join(at('half'), 'restoring'), { recursive: true });
    for (const argv of [
      ['account', 'list'],
      ['backup', at('x')],
    ])
      expect(await hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: at('half') })).toMatchObject({
        code: 1,
        err: expect.stringContaining('bị ngắt giữa chừng'),
      });
    expect(readdirSync(at('half'))).toEqual(['restoring']);
  });

  it('a checkpoint that nobody known has signed is not believed', async () => {
    await run('backup', system.folder);
    writeFileSync(at('giay.txt'), 'hieuhoc.localhost/thu\n1\nAAAA\n');
    expect(await run('restore', system.folder, '--into', at('into'), '--checkpoint', at('giay.txt'))).toMatchObject({ code: 2 });
  });
});
