import { lineText, parseLine } from './parse-line';
import { DossierRefused, type RefusalCode } from './refused';
import { rowsDossier, verdictOn, wholeDossier, logOf } from './testing/made.fixture';
import { ASKED, SMALL_WORLD } from './testing/small-world.fixture';
import type { DossierLine } from './lines';

let lines: readonly string[];
beforeAll(async () => void (lines = await rowsDossier(logOf(SMALL_WORLD), ASKED)));

function refusalOf(read: Iterable<string>): { readonly code: RefusalCode; readonly line: number; readonly messageVi: string } {
  try {
    verdictOn(read);
  } catch (error) {
    if (error instanceof DossierRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const at = (type: DossierLine['line']): number => lines.findIndex((line) => line.includes(`"line":"${type}"`));

describe('what is no dossier', () => {
  it.each([
    ['an empty file', []],
    ['another file', ['Số TT,Xã,Tỷ lệ']],
    ['JSON of something else', ['{"a":1}']],
    ['a list', ['[]']],
    ['a dossier without its first line', 'tail'],
  ])('is %s: refused, with what to do', (_, read) => {
    const { code, messageVi } = refusalOf(read === 'tail' ? lines.slice(1) : read);
    expect(code).toBe('not-a-dossier');
    expect(messageVi).toBe('Tệp không phải hồ sơ kiểm chứng (.hoso).');
  });

  it('is one of another format', () => {
    expect(refusalOf([lines[0]?.replace('ho-so/1', 'ho-so/2') ?? '']).code).toBe('other-format');
  });
});

describe('a line that is not as it must be is refused with its number', () => {
  const told = (index: number, line: string) => {
    const { code, line: number, messageVi } = refusalOf(lines.with(index, line));
    expect(number).toBe(index + 1);
    expect(messageVi).toContain(`Dòng ${index + 1} của hồ sơ`);
    return code;
  };

  it('of an unknown type', () => expect(told(5, '{"line":"opinion"}')).toBe('unknown-line'));
  it('that is no JSON', () => expect(told(5, '{"line":"event"')).toBe('malformed-line'));
  it('too long', () => expect(told(5, `{"line":"${'x'.repeat(9_000_000)}"}`)).toBe('line-too-long'));

  it('written in another way than the one there is', () => {
    const event = at('event');
    const line = lines[event] ?? '';
    expect(told(event, line.replace('{', '{ '))).toBe('malformed-line');
    expect(told(event, line.replace('"line":"event"', '"line":"event","line":"event"'))).toBe('malformed-line');
    expect(told(event, line.replace('"index":0', '"index":0.0'))).toBe('malformed-line');
    expect(told(event, line.replace('{"data"', '{"a":1,"data"'))).toBe('malformed-line');
    expect(told(event, line.replace(/"id":"[^"]*",/, ''))).toBe('malformed-line');
    expect(told(event, line.replace(/"leaf":"[^"]*"/, '"leaf":"AB"'))).toBe('malformed-line');
  });

  it('where another belongs, or twice', () => {
    const moved = (from: number, to: number) => refusalOf(lines.toSpliced(to, 0, lines[from] ?? ''));
    expect(moved(0, 1)).toMatchObject({ code: 'line-out-of-place', line: 2 });
    expect(moved(1, 3)).toMatchObject({ code: 'line-out-of-place', line: 4 });
    expect(moved(at('head'), at('row'))).toMatchObject({ code: 'line-out-of-place', line: at('row') + 1 });
    expect(moved(lines.length - 1, lines.length)).toMatchObject({ code: 'line-out-of-place', line: lines.length + 1 });
    expect(refusalOf(lines.toSpliced(1, 1))).toMatchObject({ code: 'line-out-of-place', line: 2 });
  });

  it('of rows in a dossier of the whole log', async () => {
    const whole = await wholeDossier(logOf(SMALL_WORLD));
    expect(refusalOf(whole.toSpliced(-1, 0, lines[at('row')] ?? ''))).toMatchObject({ code: 'line-out-of-place', line: whole.length });
  });
});

describe('a dossier that is cut off', () => {
  it.each([1, 10])('by %i lines is read, and fails', (count) => {
    const verdict = verdictOn(lines.slice(0, -count));
    expect(verdict.checks[0]).toMatchObject({ id: 'file', outcome: 'failed', code: 'cut-off' });
    expect(verdict.outcome).toBe('failed');
  });

  it('after its first line too', () => {
    expect(verdictOn(lines.slice(0, 1)).outcome).toBe('failed');
  });
});

it('every line reads as what it was written from', () => {
  for (const [index, line] of lines.entries()) expect(lineText(parseLine(line, index + 1))).toBe(line);
});
