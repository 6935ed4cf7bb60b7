import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hieuhoc, type Ran } from './io.fixture';

const PLAN = join(__dirname, '..', '..', 'plans', 'dong-trieu-2013.yaml');
const scratch = mkdtempSync(join(tmpdir(), 'cli-'));
/** Port 1 answers nobody. */
const on = (...argv: readonly string[]): Promise<Ran> => hieuhoc(argv, { PORT: '1', HIEUHOC_DATA: join(scratch, 'data') });
const file = (name: string, text: string): string => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};
const decision = ['--decision-number', '12/QĐ-UBND', '--decision-issued-on', '2015-11-15', '--decision-issuer', 'UBND xã An Sinh'];
const head = ['--title', 'gia-dinh-hieu-hoc', ...decision, '--recognised-on', '2015-11-20', '--as', 'can-bo-xa'];

beforeAll(async () => {
  await on('plan', 'import', PLAN, '--as', 'van-thu');
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true }));

describe('recognitions import', () => {
  const csv = file('ho.csv', '\ufeffsubject;area;name\r\nho-1;22.205.07075;Trần Văn Một\r\nho-2;khong-co;Trần Văn Hai\r\n');

  it('tells beforehand what would happen, grants, and grants nothing twice', async () => {
    const dry = await on('recognitions', 'import', csv, ...head, '--dry-run');
    expect(dry).toMatchObject({ code: 1, out: expect.stringContaining('sẽ công nhận 1 (đăng ký mới 1), từ chối 1') });
    expect(dry.out).toContain('dòng 2: Không có địa bàn "khong-co"');
    const first = JSON.parse((await on('recognitions', 'import', csv, ...head, '--json')).out);
    expect(first).toMatchObject({ granted: 1, registered: 1, refused: 1 });
    const again = JSON.parse((await on('recognitions', 'import', csv, ...head, '--json')).out);
    expect(again).toMatchObject({ import: first.import, granted: 1, outcomes: [{ row: 1, repeated: true }, { row: 2 }] });
    expect((await on('history', '--stream', 'subject-ho-1')).out).not.toContain('Trần Văn Một');
  }, 60_000);

  it('takes JSON that says all', async () => {
    const list = {
      kind: 'recognitions',
      title: 'gia-dinh-hieu-hoc',
      decision: { number: '13/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND xã' },
      recognisedOn: '2015-11-20',
      rows: [{ subject: 'ho-3', area: '22.205.07075' }],
    };
    expect(await on('recognitions', 'import', file('ho.json', JSON.stringify(list)), '--as', 'can-bo-xa')).toMatchObject({ code: 0 });
  });

  it.each([
    [
      'broken JSON, without a word of it',
      ['recognitions', 'import', file('hong.json', '{"rows": [{"name": "Trần Văn Ba"'), '--as', 'a'],
      2,
    ],
    ['another kind of file', ['recognitions', 'import', file('ho.txt', ''), '--as', 'a'], 2],
    ['a CSV without its decision', ['recognitions', 'import', csv, '--as', 'a'], 2],
  ])('refuses %s', async (_, argv, code) => {
    const ran = await on(...argv);
    expect(ran.code).toBe(code);
    expect(`${ran.out}${ran.err}`).not.toContain('Trần');
  });
});
