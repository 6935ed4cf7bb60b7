import type { HistoryItem } from '../../history/told';
import { historyText } from './history-text';

const item: HistoryItem = {
  logSize: 12,
  position: 'p',
  id: 'i',
  type: 'TargetRevised',
  stream: 'plan-dong-trieu-2013',
  revision: 1,
  recordedAt: '2015-07-09T17:30:00.000Z',
  actor: 'van-thu',
  onBehalfOf: null,
  reason: 'giao lại',
  sample: false,
  data: {},
  decision: { number: '12/QĐ-UBND', issuedOn: '2015-07-01', issuer: 'UBND huyện Đông Triều' },
  area: '22.205',
  plan: 'dong-trieu-2013',
  target: 'gia-dinh-2015',
  indicator: null,
  title: null,
  subject: null,
  before: {},
  after: {},
  changes: [{ path: 'criterion.value', was: '85', is: '88' }],
};
const plain = (text: string): string => text;

describe('an event told to people', () => {
  it('says when, who, what changed, why and on which decision', () =>
    expect(historyText(item, plain)).toBe(
      [
        '2015-07-10 00:30  TargetRevised  plan-dong-trieu-2013 @1  #12',
        '    do van-thu',
        '    lý do: giao lại',
        '    quyết định: 12/QĐ-UBND, 2015-07-01, UBND huyện Đông Triều',
        '    criterion.value: 85 → 88',
        '',
      ].join('\n'),
    ));

  it('a first event says what was written; what is long is cut; a sample says that it is one', () => {
    const first = historyText({ ...item, before: null, after: 'x'.repeat(500), onBehalfOf: '22.205', sample: true }, plain);
    expect(first).toContain('do van-thu (thay 22.205)  [số liệu minh hoạ]');
    expect(first).toMatch(/ghi mới: x{99}…\n/);
  });
});
