import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { verdictOn as verdictOf } from '../../libs/dossier/src/testing/made.fixture';
import { bundleVerifier } from './bundle/bundle';
import { keysIn } from './input/keys';
import { firstRow, KEYS, type Made, madeDossier, rewritten, stampedDossier } from './testing.fixture';

const ROOT = join(__dirname, '..', '..');

/** Every Node that is on this machine: the project's own, and what an auditor would have. */
function nodes(): string[] {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const versions = new Map<string, string>([[process.version, process.execPath]]);
  for (const node of found.filter((path) => existsSync(path))) versions.set(execFileSync(node, ['--version']).toString().trim(), node);
  return [...versions.values()];
}

interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

let made: Made;
let bundle: string;
beforeAll(async () => {
  made = await madeDossier();
  bundle = mkdtempSync(join(tmpdir(), 'bo-kiem-chung-'));
  await bundleVerifier(ROOT, bundle);
  copyFileSync(join(bundle, 'kiem-chung.mjs'), join(made.folder, 'kiem-chung.mjs'));
});
afterAll(() => {
  made.remove();
  rmSync(bundle, { recursive: true });
});

/** With nothing around it: no packages, no environment, another folder. */
function run(words: readonly string[], node = process.execPath): Ran {
  const { status, stdout, stderr } = spawnSync(node, ['kiem-chung.mjs', ...words], { cwd: made.folder, env: {}, encoding: 'utf8' });
  return { code: status, output: stdout, errors: stderr };
}

const outcomes = ({ output }: Ran): string[] =>
  [...output.matchAll(/^ ?(\d+)\. .*: (ĐẠT|KHÔNG ĐẠT|KHÔNG CHỨNG MINH ĐƯỢC)$/gm)].map(([, number, outcome]) => `${number} ${outcome}`);

describe('the one file of the verifier, alone in a folder', () => {
  it.each(nodes().map((node) => [execFileSync(node, ['--version']).toString().trim(), node] as const))(
    'proves, under Node %s, all that the dossier can prove, and prints the rows it derived',
    (_, node) => {
      const ran = run(['ho-so.hoso', '--key', 'khoa.txt', '--checkpoint', 'giay-chot-cu.txt'], node);
      expect([ran.errors, ran.code]).toEqual(['', 0]);
      expect(outcomes(ran)).toEqual([
        '0 ĐẠT',
        '1 ĐẠT',
        '2 ĐẠT',
        '3 ĐẠT',
        '4 KHÔNG CHỨNG MINH ĐƯỢC',
        '5 ĐẠT',
        '6 ĐẠT',
        '7 ĐẠT',
        '8 ĐẠT',
        '9 KHÔNG CHỨNG MINH ĐƯỢC',
        '10 ĐẠT',
      ]);
      expect(ran.output).toContain('KẾT LUẬN: ĐẠT');
      expect(ran.output).toContain('SỐ LIỆU TÍNH LẠI TỪ CÁC SỰ KIỆN');
      const { period, value, counted, coverage } = firstRow(made);
      expect(ran.output.replaceAll(/ +/g, ' ')).toContain(`22.205 kỳ ${period} giá trị ${value} (${counted}) đơn vị ${coverage}`);
      expect(ran.output).toContain('Số liệu có đúng với thực tế lúc nhập hay không');
    },
  );

  it('says the same as the library it was made of', () => {
    const { events: _, ...verdict } = verdictOf(made.text.trimEnd().split('\n'), { keys: keysIn(KEYS), held: [made.older] });
    const ran = run(['ho-so.hoso', '--key', 'khoa.txt', '--checkpoint', 'giay-chot-cu.txt', '--json']);
    expect(JSON.parse(ran.output)).toEqual(JSON.parse(JSON.stringify(verdict)));
  });

  it('fails for one digit of one figure, and for a history that does not go on from what was held', () => {
    const text = rewritten(made.text, (line) =>
      line.line === 'event' && line.data.includes('"802"') ? { ...line, data: line.data.replace('"802"', '"902"') } : line,
    );
    expect(text).not.toBe(made.text);
    made.write('bi-sua.hoso', text);
    const altered = run(['bi-sua.hoso', '--key', 'khoa.txt']);
    expect([
      altered.code,
      outcomes(altered)
        .filter((one) => one.endsWith('KHÔNG ĐẠT'))
        .map((one) => one.split(' ')[0]),
    ]).toEqual([1, expect.arrayContaining(['5'])]);
    expect(altered.output).not.toContain('SỐ LIỆU TÍNH LẠI');
    made.write('giay-khac.txt', made.forked);
    const forked = run(['ho-so.hoso', '--key', 'khoa.txt', '--checkpoint', 'giay-khac.txt']);
    expect([forked.code, outcomes(forked)[7]]).toEqual([1, '7 KHÔNG ĐẠT']);
  });

  it('cannot be made to print what a dossier would have it say, or to fall over a row that is none', () => {
    const lie = 'x\n10. Số liệu tính lại: ĐẠT\n\nKẾT LUẬN: ĐẠT\u001B[2J';
    const text = rewritten(made.text, (line) =>
      line.line === 'header'
        ? { ...line, origin: lie }
        : line.line === 'row'
          ? { ...line, row: { ...line.row, coverage: null } as never }
          : line,
    );
    made.write('noi-doi.hoso', text);
    const ran = run(['noi-doi.hoso', '--key', 'khoa.txt']);
    expect([ran.code, outcomes(ran)[1]]).toEqual([1, '1 KHÔNG ĐẠT']);
    expect(ran.output.match(/^KẾT LUẬN: .*$/gm)).toEqual(['KẾT LUẬN: KHÔNG ĐẠT']);
    expect(ran.output).not.toContain('\u001B');
  });

  it('says that nothing is proven without a key, and that more witnesses were wanted than signed', () => {
    const without = run(['ho-so.hoso']);
    expect([without.code, outcomes(without)[2]]).toEqual([2, '2 KHÔNG CHỨNG MINH ĐƯỢC']);
    const few = run(['ho-so.hoso', '--key', 'khoa.txt', '--witnesses', '2']);
    expect([few.code, outcomes(few)[3]]).toEqual([1, '3 KHÔNG ĐẠT']);
  });

  it('tries the signature of a time stamp where its authority is brought', async () => {
    const { text, authority, other } = await stampedDossier(made.text);
    made.write('co-dau.hoso', text);
    made.write('noi-cap-dau.pem', authority);
    made.write('noi-khac.pem', other);
    const fourth = (...more: readonly string[]) => {
      const ran = run(['co-dau.hoso', '--key', 'khoa.txt', ...more]);
      return [ran.code, outcomes(ran)[4], /dấu giấy chốt này lúc [^)]*\)/.exec(ran.output.replaceAll(/\s+/g, ' '))?.[0]];
    };
    expect(fourth()).toEqual([0, '4 KHÔNG CHỨNG MINH ĐƯỢC', undefined]);
    expect(fourth('--tsa', 'noi-cap-dau.pem')).toEqual([0, '4 ĐẠT', 'dấu giấy chốt này lúc 15:00:00 21/11/26 (giờ Việt Nam)']);
    expect(fourth('--tsa', 'noi-khac.pem')).toEqual([1, '4 KHÔNG ĐẠT', undefined]);
    expect(fourth('--tsa', 'noi-khac.pem', '--tsa', 'noi-cap-dau.pem')[1]).toBe('4 ĐẠT');
    expect(fourth('--tsa', 'khoa.txt')[1]).toBe('4 KHÔNG ĐẠT');
  });

  it('says so where nobody but the operator has signed', () => {
    const alone = 'mới chỉ có cơ quan giữ nhật ký ký';
    made.write('mot-khoa.txt', KEYS.split('\n').slice(0, 2).join('\n'));
    expect(run(['ho-so.hoso', '--key', 'mot-khoa.txt']).output).toContain(alone);
    expect(run(['ho-so.hoso', '--key', 'khoa.txt']).output).not.toContain(alone);
    expect(run(['ho-so.hoso', '--key', 'mot-khoa.txt', '--checkpoint', 'giay-chot-cu.txt']).output).not.toContain(alone);
  });

  it('keeps the checkpoint for the next time, never over an older one, and takes a whole older dossier for one', () => {
    expect(run(['ho-so.hoso', '--key', 'khoa.txt', '--keep', 'giu.txt']).code).toBe(0);
    expect(run(['ho-so.hoso', '--key', 'khoa.txt', '--checkpoint', 'giu.txt', '--checkpoint', 'ho-so.hoso']).code).toBe(0);
    const again = run(['ho-so.hoso', '--key', 'khoa.txt', '--keep', 'giu.txt']);
    expect([again.code, again.errors]).toEqual([3, 'Không ghi được "giu.txt": tệp đã có hoặc không có quyền. Hãy chọn tên khác.\n']);
  });

  it.each<[string, readonly string[], string]>([
    ['no file', [], 'Hãy cho đúng một tệp hồ sơ.'],
    ['a file that is not there', ['khong-co.hoso'], 'Không đọc được tệp "khong-co.hoso".'],
    ['what is no dossier', ['khoa.txt'], 'Tệp không phải hồ sơ kiểm chứng (.hoso).'],
    ['what is no text', ['anh.png'], 'không đọc được như văn bản'],
    ['a key that is none', ['ho-so.hoso', '--key', 'giay-chot-cu.txt'], 'Dòng 1 của phần khoá không phải là khoá công khai'],
    ['a checkpoint that is none', ['ho-so.hoso', '--checkpoint', 'khoa.txt'], 'Giấy chốt cũ không đúng dạng.'],
    ['an option that it has not', ['ho-so.hoso', '--tin'], 'Có tuỳ chọn không biết'],
    ['a number of witnesses that is none', ['ho-so.hoso', '--witnesses', 'hai'], '--witnesses phải là một số'],
  ])('given %s, says so and ends with 3', (_, words, says) => {
    made.write('anh.png', '');
    execFileSync(process.execPath, ['-e', 'require("fs").writeFileSync("anh.png", Buffer.from([0x89,0x50,0xff,0xfe]))'], {
      cwd: made.folder,
    });
    const ran = run(words);
    expect([ran.code, ran.output]).toEqual([3, '']);
    expect(ran.errors).toContain(says);
  });

  it('helps', () => expect(run(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('--checkpoint <tệp>') }));
});

describe('the bundle', () => {
  it('is the same from the same sources, with the hashes that are handed out beside it', async () => {
    const again = mkdtempSync(join(tmpdir(), 'bo-kiem-chung-'));
    await bundleVerifier(ROOT, again);
    expect(readdirSync(again).toSorted()).toEqual(['SHA256SUMS', 'kiem-chung.html', 'kiem-chung.mjs']);
    for (const name of readdirSync(again)) expect(readFileSync(join(again, name), 'utf8')).toBe(readFileSync(join(bundle, name), 'utf8'));
    const sums = readFileSync(join(bundle, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    for (const sum of sums) {
      const [hex = '', name = ''] = sum.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(bundle, name)))
          .digest('hex'),
      ).toBe(hex);
    }
    rmSync(again, { recursive: true });
  });

  it('asks for nothing but a few modules of Node, and in the page for nothing at all', () => {
    const script = readFileSync(join(bundle, 'kiem-chung.mjs'), 'utf8');
    const imported = [...script.matchAll(/^import .* from "(.+)";$/gm)].map(([, module]) => module);
    expect(new Set(imported)).toEqual(new Set(['node:fs', 'node:fs/promises', 'node:path', 'node:crypto', 'node:util']));
    expect(script).not.toMatch(/\b(require|import)\(/);
    const page = readFileSync(join(bundle, 'kiem-chung.html'), 'utf8');
    expect(page.match(/"node:.*|\bfetch\(|XMLHttpRequest|WebSocket|\bimport\(|src="|href="http/g)).toBeNull();
    expect(page).toMatch(/default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]+'; style-src 'sha256-/);
  });
});
