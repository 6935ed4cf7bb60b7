import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalDefinition, readPlanDocument, type PlanDocument } from './index';

const folder = join(__dirname, '../../../plans');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

function load(name: string): PlanDocument {
  const { document, problems } = readPlanDocument(textOf(name), 'yaml');
  if (document === null) throw new Error(`${name}:\n${problems.map((problem) => problem.message).join('\n')}`);
  return document;
}

const documents = files.map(load);
const dongTrieu = load('dong-trieu-2013.yaml');

describe('The plans of the repository', () => {
  it('are five', () =>
    expect(documents.map((document) => document.plan).toSorted()).toEqual([
      'dong-trieu-2013',
      'ha-noi-2013',
      'huyen-uy-2016',
      'lang-giang-2023',
      'phu-tan-2022',
    ]));

  it.each(files)('%s loads without a problem, is loadable alone, and nothing in it is odd', (name) => {
    const read = readPlanDocument(textOf(name), 'yaml');
    expect(read.problems).toEqual([]);
    expect(read.external).toEqual([]);
    expect(read.warnings.filter((warning) => warning.code !== 'overlapping-spans')).toEqual([]);
    expect(read.document?.plan).toBe(name.replace('.yaml', ''));
  });

  it.each(['areas', 'bodies', 'indicators', 'titles'] as const)('define one code of %s in one way, wherever it stands', (list) => {
    const seen = new Map<string, string>();
    const differing = documents.flatMap((document) =>
      document[list].flatMap((item) => {
        const code = 'code' in item ? item.code : item.id;
        const text = canonicalDefinition(item);
        const first = seen.get(code) ?? text;
        seen.set(code, first);
        return first === text ? [] : [`${document.plan}: ${code}`];
      }),
    );
    expect(differing).toEqual([]);
  });

  it.each(files)('%s says of every target, duty and task where it stands in the document', (name) => {
    const document = load(name);
    const items = [...document.targets, ...document.duties, ...document.tasks];
    expect(items.filter((item) => item.section === undefined).map((item) => item.id)).toEqual([]);
  });

  it.each(files)('%s says of every ratio what is divided by what', (name) => {
    const vague = load(name).indicators.filter(
      ({ measure, numerator, denominator }) => measure === 'ratio' && (numerator === undefined || denominator === undefined),
    );
    expect(vague).toEqual([]);
  });

  it.each(files)('%s uses every indicator that it defines', (name) => {
    const document = load(name);
    const used = new Set([
      ...document.targets.map((target) => target.indicator),
      ...document.indicators.flatMap((indicator) => (indicator.from === undefined ? [] : [indicator.from.of])),
    ]);
    expect(document.indicators.map((indicator) => indicator.code).filter((code) => !used.has(code))).toEqual([]);
  });
});

const target = (id: string) => dongTrieu.targets.find((one) => one.id === id);
const indicator = (code: string) => dongTrieu.indicators.find((one) => one.code === code);
const inPhase = (phase: string | undefined): number => dongTrieu.targets.filter((one) => one.phase === phase).length;

describe("Đông Triều's plan", () => {
  it('covers 19 communes and 2 townships', () => {
    const communes = dongTrieu.areas.filter((area) => area.level === 'commune' && area.parent === '22.205');
    expect(communes.filter((area) => area.kind === 'xã')).toHaveLength(19);
    expect(communes.filter((area) => area.kind === 'thị trấn').map((area) => area.name)).toEqual(['Mạo Khê', 'Đông Triều']);
  });

  it('sets 25 targets for 2013-2015, 28 for 2016-2020 and 5 outside the phases', () => {
    expect([inPhase('2013-2015'), inPhase('2016-2020'), inPhase(undefined)]).toEqual([25, 28, 5]);
  });

  it('raises the learning families from 85 % to 90 % on one indicator', () => {
    expect(target('gia-dinh-2015')).toMatchObject({ indicator: 'gia-dinh-hieu-hoc', criterion: { kind: 'at-least', value: '85' } });
    expect(target('gia-dinh-2020')).toMatchObject({ indicator: 'gia-dinh-hieu-hoc', criterion: { kind: 'at-least', value: '90' } });
  });

  it('counts families from reports and units from the register', () => {
    expect(indicator('gia-dinh-hieu-hoc')).toMatchObject({ checkAgainst: { recognitions: 'gia-dinh-hieu-hoc' }, reportedAt: ['commune'] });
    expect(indicator('don-vi-hieu-hoc')).toMatchObject({ from: { recognitions: 'don-vi-hieu-hoc', of: 'so-don-vi' } });
  });

  it('writes both readings where two numbers stand for nearly one thing', () => {
    expect(target('lao-dong-nong-thon-tthtcd-gdtx-2015')?.note).toMatch(/80%.*70%.*Cách hiểu khác/s);
    expect(target('ngoai-ngu-bac-2-2015')?.note).toMatch(/30%.*10%.*Cách hiểu khác.*40%/s);
  });

  it('stores "trước năm 2015" as the day before and keeps the words', () =>
    expect(target('tro-thanh-thi-xa')).toMatchObject({ due: '2014-12-31', dueText: 'trước năm 2015' }));
});
