import { checkPlanDocument, readPlanDocument, readTargetSpec, type DocumentProblem } from './index';

/** A small plan in which everything is right; each case changes one place and names the line it expects. */
const good = `plan: thu
title: Kế hoạch thử
number: null
issuedOn: 2013-07
issuer: UBND huyện Thử
area: "22.205"
period: { from: 2013-01-01, to: 2020-12-31 }
phases:
  - { id: "2013-2015", from: 2013-01-01, to: 2015-12-31 }
areas:
  - { id: "22.205", name: Thử, level: district, kind: huyện, parent: "22", from: 2004-07-08 }
  - { id: "22.205.1", name: Một, level: commune, kind: xã, parent: "22.205", from: 2004-07-08 }
bodies:
  - { code: phong, name: Phòng, area: "22.205" }
indicators:
  - code: gia-dinh
    name: Gia đình
    definition: Tỷ lệ hộ được công nhận
    unit: "%"
    measure: ratio
    numerator: Hộ được công nhận
    denominator: Hộ
    periods: [year, half-year]
    reportedAt: [commune]
titles:
  - { code: danh-hieu, name: Danh hiệu, subject: household, grantedBy: commune, validity: { months: 36 } }
targets:
  - id: gia-dinh-2015
    indicator: gia-dinh
    text: 85% hộ
    phase: "2013-2015"
    criterion: { kind: at-least, value: "85" }
duties:
  - { id: bao-cao, text: báo cáo, from: { each: commune }, to: phong, every: year, due: { on: "11-19" }, figures: all }
tasks:
  - { id: viec, text: làm, leads: [phong], role: lead }
`;

const problemsOf = (text: string, format: 'yaml' | 'json' = 'yaml'): readonly DocumentProblem[] => readPlanDocument(text, format).problems;
const changed = (from: string, to: string): readonly DocumentProblem[] => {
  if (!good.includes(from)) throw new Error(`the good document does not hold ${from}`);
  return problemsOf(good.replace(from, to));
};
const brief = (problems: readonly DocumentProblem[]) => problems.map(({ code, line, path }) => [code, line, path]);

describe('A plan document', () => {
  it('that is right has no problem and names what only the store can know', () => {
    const { problems, external, document } = readPlanDocument(good, 'yaml');
    expect(problems).toEqual([]);
    expect(external).toEqual([{ kind: 'area', code: '22', path: ['areas', 0, 'parent'] }]);
    expect(document?.issuedOn).toBe('2013-07');
  });

  it('tells line, field, what was found and what is allowed, in one sentence', () => {
    expect(changed('value: "85"', 'value: 85').map((problem) => problem.message)).toEqual([
      'Dòng 32, trường targets[0].criterion.value: tìm thấy số 85; được phép: chuỗi thập phân trong ngoặc kép, dấu chấm ngăn phần lẻ, ví dụ "85" hoặc "99.5".',
    ]);
    expect(changed('every: year', 'every: monthly').map((problem) => problem.message)).toEqual([
      'Dòng 34, trường duties[0].every: tìm thấy chuỗi "monthly"; được phép: half-year, year, once, unstated, on-demand.',
    ]);
    expect(changed('    phase: "2013-2015"\n', '    phase: "2016-2020"\n').map((problem) => problem.message)).toEqual([
      'Dòng 31, trường targets[0].phase: tìm thấy giai đoạn "2016-2020"; được phép: một giai đoạn của kế hoạch: 2013-2015.',
    ]);
    expect(changed('    text: 85% hộ\n', '').map((problem) => problem.message)).toEqual([
      'Dòng 28, trường targets[0].text: tìm thấy chỗ trống; được phép: trường này phải có: Nguyên văn.',
    ]);
  });

  it.each([
    ['a number where a code belongs', 'area: "22.205"\nperiod', 'area: 22.205\nperiod', ['wrong-type', 6, 'area']],
    ['an unknown word', 'tasks:', 'nhiemVu: []\ntasks:', ['unknown-field', 35, 'nhiemVu']],
    ['an unknown word in a criterion', 'value: "85" }', 'value: "85", tren: "1" }', ['unknown-field', 32, 'targets[0].criterion.tren']],
    ['an unknown kind of criterion', 'kind: at-least', 'kind: hon', ['not-allowed', 32, 'targets[0].criterion.kind']],
    ['a criterion without its number', ', value: "85"', '', ['missing-field', 32, 'targets[0].criterion.value']],
    ['a figure with a comma', '"85"', '"85,5"', ['bad-value', 32, 'targets[0].criterion.value']],
    ['a figure that is no number', '"85"', '"NaN"', ['bad-value', 32, 'targets[0].criterion.value']],
    ['a day that does not exist', 'from: 2013-01-01, to: 2015', 'from: 2013-02-30, to: 2015', ['bad-value', 9, 'phases[0].from']],
    ['29 February as a yearly day', '"11-19"', '"02-29"', ['not-allowed', 34, 'duties[0].due']],
    ['two forms of due at once', '{ on: "11-19" }', '{ on: "11-19", days: 3 }', ['not-allowed', 34, 'duties[0].due']],
    ['a code with capital letters', 'code: danh-hieu', 'code: Danh-Hieu', ['bad-value', 26, 'titles[0].code']],
    ['months in quotes', 'months: 36', 'months: "36"', ['not-allowed', 26, 'titles[0].validity']],
    ['a repeated list item', '[year, half-year]', '[year, year]', ['duplicate-item', 23, 'indicators[0].periods']],
    ['a reported indicator without periods', '    periods: [year, half-year]\n', '', ['missing-field', 16, 'indicators[0].periods']],
    ['an empty text', 'text: 85% hộ', 'text: "  "', ['bad-value', 30, 'targets[0].text']],
    ['a field left empty', 'issuer: UBND huyện Thử', 'issuer:', ['wrong-type', 5, 'issuer']],
    [
      'a bad area in an allocation',
      'phase:',
      'byArea: { "A B": { kind: complete } }\n    phase:',
      ['bad-key', 31, 'targets[0].byArea["A B"]'],
    ],
  ])('is refused for %s', (_, from, to, expected) => expect(brief(changed(from, to))).toEqual([expected]));

  it.each([
    ['a key written twice', 'title: Kế hoạch thử', 'title: a\ntitle: b', ['duplicate-key', 3, 'title']],
    ['an alias', 'issuer: UBND huyện Thử', 'issuer: *ten', ['alias', 5, 'issuer']],
    ['an alias of a known anchor', 'number: null\nissuedOn: 2013-07', 'number: &a x\nissuedOn: *a', ['alias', 4, 'issuedOn']],
    ['a tag', 'number: null', 'number: !!str 61', ['tag', 3, 'number']],
    ['a custom tag', 'number: null', 'number: !so 61', ['tag', 3, 'number']],
    ['a key that is a number', 'phase:', 'byArea: { 22.210: { kind: complete } }\n    phase:', ['key-not-text', 31, 'targets[0].byArea']],
    ['two documents in one file', 'tasks:', '---\ntasks:', ['bad-syntax', 35, '']],
    ['a tab as indentation', '  - { id: viec', '\t- { id: viec', ['bad-syntax', 36, '']],
  ])('is refused as YAML for %s', (_, from, to, expected) => expect(brief(changed(from, to))).toContainEqual(expected));

  it('must be NFC, in values and in keys', () => {
    const nfd = changed('Kế hoạch thử', 'Kế hoạch thử'.normalize('NFD'));
    expect(brief(nfd)).toEqual([['not-nfc', 2, 'title']]);
    expect(nfd[0]?.message).toMatch(/NFD.*hãy chuyển cả tệp sang NFC/);
    expect(brief(changed('tasks:', `${'nhiệm'.normalize('NFD')}: 1\ntasks:`)).map(([code]) => code)).toContain('not-nfc');
  });

  it('holds no control characters', () =>
    expect(brief(changed('name: Gia đình', 'name: "Gia\\u0000đình"'))).toEqual([['control-character', 17, 'indicators[0].name']]));

  it('keeps days and codes as text although YAML has other ideas', () => {
    const { document } = readPlanDocument(good, 'yaml');
    expect(document?.period).toEqual({ from: '2013-01-01', to: '2020-12-31' });
    expect(document?.phases[0]?.id).toBe('2013-2015');
  });

  it('may not be empty, a list or a sentence', () => {
    expect(brief(problemsOf(''))).toEqual([['wrong-type', 1, '']]);
    expect(brief(problemsOf('- a'))).toEqual([['wrong-type', 1, '']]);
    expect(brief(problemsOf('xin chào'))).toEqual([['wrong-type', 1, '']]);
  });
});

/** Milliseconds of this thread's processor time, whatever else the machine is busy with. */
const costOf = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  return process.threadCpuUsage(before).user / 1_000;
};

const costOfKeys = (count: number): number => {
  const keys = Array.from({ length: count }, (_, index) => `k${index}: 1`).join('\n');
  return costOf(() => expect(problemsOf(keys).map((problem) => problem.code)).toContain('unknown-field'));
};

describe('A hostile document is refused at once', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)].join(
    '\n',
  );

  it.each([
    ['a bomb of aliases', bomb, 'alias'],
    ['a megabyte of brackets', `a: ${'['.repeat(1e6)}`, 'too-deep'],
    ['half a million nested lists', '- '.repeat(5e5), 'too-deep'],
    ['more than a megabyte', `# ${'x'.repeat(1024 * 1024)}`, 'too-large'],
  ])('%s', (_, text, code) => {
    // Of processor time. Read whole, the first has 9⁹ entries.
    expect(costOf(() => expect(problemsOf(text)[0]?.code).toBe(code))).toBeLessThan(10_000);
  });

  it('a parsed body that nests a hundred thousand deep, whole or in part', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(1e5)}${']'.repeat(1e5)}`);
    expect(checkPlanDocument({ plan: 'a', targets: deep }).problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(readTargetSpec({ id: 'a', byArea: deep }).problems.map(({ code }) => code)).toEqual(['too-deep']);
  });

  it('a megabyte of keys, in time that grows with their number', () => {
    const few = Math.min(...[1, 2, 3].map(() => costOfKeys(4_000)));
    // Sixteen times as many; each of them held against all the others would be 256 times the work.
    expect(Math.min(costOfKeys(64_000), costOfKeys(64_000)) / few).toBeLessThan(100);
  });
});

describe('A plan document as JSON', () => {
  const { document } = readPlanDocument(good, 'yaml');
  const json = JSON.stringify(document, null, '\t');

  it('reads like the same document as YAML', () => {
    const read = readPlanDocument(json, 'json');
    expect(read.problems).toEqual([]);
    expect(read.hash).toBe(readPlanDocument(good, 'yaml').hash);
  });

  it('names lines too, tabs or not', () => {
    const problems = problemsOf(json.replace('"value": "85"', '"value": 85'), 'json');
    const line = json.split('\n').findIndex((text) => text.includes('"value": "85"')) + 1;
    expect(brief(problems)).toEqual([['wrong-type', line, 'targets[0].criterion.value']]);
  });

  it('is refused when a key stands twice, and when it is not JSON', () => {
    expect(brief(problemsOf('{"plan": "a",\n"plan": "b"}', 'json'))).toEqual([['duplicate-key', 2, 'plan']]);
    expect(problemsOf('{"plan": }', 'json')[0]?.code).toBe('bad-syntax');
    expect(problemsOf('plan: yaml', 'json')[0]?.code).toBe('bad-syntax');
    expect(problemsOf('[]', 'json')[0]?.code).toBe('wrong-type');
  });

  it('is not fooled by the names of inherited fields', () =>
    expect(problemsOf('{"__proto__": {"plan": "x"}, "constructor": 1}', 'json').map((problem) => problem.path)).toEqual(
      expect.arrayContaining(['["__proto__"]', 'constructor', 'plan']),
    ));
});
