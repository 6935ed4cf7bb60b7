import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledOf } from '../known/called';
import type { Entry } from './entry';
import { isKind } from './kinds';
import { shortened } from './named-tasks';
import { SENTENCES, sentenceOf } from './sentences';

const FOLDER = join(__dirname, '..', '..', '..', 'test', 'fixtures', 'events');

const called = calledOf(
  {
    indicators: [{ code: 'gia-dinh-hieu-hoc', name: 'Gia đình hiếu học', unit: '%' }],
    titles: [{ code: 'gia-dinh-hieu-hoc', name: 'Gia đình hiếu học' }],
    bodies: [],
    plans: [{ plan: 'dong-trieu-2013', title: 'Kế hoạch xã hội học tập' }],
    people: [{ id: 'demo-quan-tri', label: 'Người quản trị' }],
  },
  new Map([
    ['22.205.07075', 'xã An Sinh'],
    ['22.205.07072', 'thị trấn Đông Triều'],
    ['22.205', 'huyện Đông Triều'],
    ['22.205.07093', 'xã Đức Chính'],
  ]),
);

const BLANK = { before: null, after: null, changes: [], sample: false, onBehalfOf: null, area: null, target: null, subject: null };

/** A stored sample as the history would tell it, without what stood before and after. */
function entryOf(file: string, more: Partial<Entry> = {}): Entry {
  const { metadata, data, stream, ...event } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  const [kind, rest = ''] = stream.split(/-(.*)/s);
  return {
    ...BLANK,
    ...event,
    stream,
    data,
    logSize: 1,
    position: 'p',
    actor: metadata.actor,
    reason: metadata.reason ?? null,
    decision: data.decision ?? null,
    plan: kind === 'plan' ? rest : (data.plan ?? null),
    indicator: null,
    title: null,
    ...more,
  };
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('every event of the log', () => {
  it.each(files)('has a sentence, a name and no holes in it: %s', (file) => {
    const entry = entryOf(file);
    expect(Object.keys(SENTENCES)).toContain(entry.type);
    expect(isKind(entry.type)).toBe(true);
    const said = sentenceOf(entry, called);
    expect(said).not.toMatch(/undefined|null|\[object|NaN|\/\/|“”| ,|\(\)/);
    expect(said).toMatch(/^\p{Lu}.*[.!?…]$/su);
  });

  it('of a kind that nobody foresaw is named all the same', () =>
    expect(sentenceOf({ ...entryOf('FigureReported.v1.json'), type: 'SomethingNew' }, called)).toBe('Sự kiện SomethingNew.'));
});

const value = (numerator: string) => ({ value: { kind: 'ratio', numerator, denominator: '1600' } });

describe('a sentence', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['FigureReported.v1.json', {}, 'Thị trấn Đông Triều báo cáo “Gia đình hiếu học” 6 tháng đầu năm 2015: 82,50% (1.320/1.600).'],
    [
      'FigureCorrected.v1.json',
      { before: value('1359') },
      'Xã An Sinh sửa “Gia đình hiếu học” năm 2015: từ 84,94% (1.359/1.600) thành 85,00% (1.360/1.600).',
    ],
    [
      'FigureReturned.v1.json',
      { stream: 'figure-gia-dinh-hieu-hoc:22.205.07075:2015', before: value('1360') },
      'Trả lại số liệu “Gia đình hiếu học” năm 2015 cho xã An Sinh (đã báo 85,00% (1.360/1.600)): Chưa khớp sổ.',
    ],
    [
      'FigureWithdrawn.v1.json',
      { stream: 'figure-gia-dinh-hieu-hoc:22.205.07075:2015', before: value('1360') },
      'Xã An Sinh rút lại “Gia đình hiếu học” năm 2015, vốn báo là 85,00% (1.360/1.600).',
    ],
    [
      'TargetRevised.v1.json',
      {
        before: { spec: { indicator: 'gia-dinh-hieu-hoc', criterion: { kind: 'at-least', value: '85' } }, revisions: [] },
        after: { spec: { indicator: 'gia-dinh-hieu-hoc' } },
      },
      'Điều chỉnh chỉ tiêu “Gia đình hiếu học”: nâng mức từ 85% lên 88%, theo 2210/QĐ-UBND của UBND huyện Đông Triều, có hiệu lực từ 01/09/2014.',
    ],
    ['ReportAccepted.v1.json', {}, 'Nhận báo cáo 6 tháng đầu năm 2015 của “Kế hoạch xã hội học tập” của xã Đức Chính: xác minh 2 số liệu.'],
    [
      'DeadlineExtended.v1.json',
      {},
      'Gia hạn cho xã An Sinh gửi báo cáo 6 tháng cuối năm 2019 của “Kế hoạch xã hội học tập” đến 31/01/2020.',
    ],
    [
      'DeadlineExtended.v1.json',
      { stream: 'report-dong-trieu-2013:khao-sat:22.205.07075:once' },
      'Gia hạn cho xã An Sinh gửi báo cáo một lần của “Kế hoạch xã hội học tập” đến 31/01/2020.',
    ],
    ['RoleRevoked.v1.json', {}, 'Thôi giao vai người báo cáo ở cả nước cho can-bo-a.'],
  ])('of %s reads as an office says it', (file, more, said) => expect(sentenceOf(entryOf(file, more), called)).toBe(said));
});

describe('a task', () => {
  it('is called by the beginning of its text, cut between two words', () => {
    const text = `Khảo sát nhu cầu học tập ${'của người dân '.repeat(10)}`;
    expect(shortened(text).length).toBeLessThanOrEqual(111);
    expect(shortened(text)).toMatch(/(của|người|dân)…$/);
    expect(shortened('Khảo sát.')).toBe('Khảo sát');
  });
});
