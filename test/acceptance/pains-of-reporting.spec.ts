import { commune, district, planDocument, province, ratio, target } from '../support/small-plan';
import { startSystem, type Answer, type System } from '../support/system';

/* Where users of other systems hurt, as far as it is about reporting and its history; the numbers are those of the list of pains. */

const FIGURE = '/api/figures/ty-le/xa-a/2015-H1';
const EMPTY = '/api/figures/phu/xa-a/2015-H1';
const REPORT = '/api/reports/ke-hoach/xa-6-thang/xa-a/2015-H1';
let system: System;
const seen = (path: string): Promise<Answer> =>
  system.get(`${path}${path.includes('?') ? '&' : '?'}after=${system.position}`, { 'X-Actor': 'nguoi-doc' });
const as = (actor: string, more: Record<string, string> = {}): Record<string, string> => ({ 'X-Actor': actor, ...more });

beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-07-10T02:00:00Z') });
  const duty = { id: 'xa-6-thang', text: 'Báo cáo 6 tháng', from: { each: 'commune' }, to: 'phong', every: 'half-year', figures: 'all' };
  await system.post(
    '/api/plans',
    planDocument('ke-hoach', {
      areas: [province('tinh'), district('huyen', 'tinh'), commune('xa-a', 'huyen'), commune('xa-b', 'huyen')],
      issuedOn: '2013-01-02',
      indicators: [ratio('ty-le'), ratio('phu')],
      bodies: [{ code: 'phong', name: 'Phòng GD&ĐT', area: 'huyen' }],
      targets: [
        target('nua-nam', 'ty-le', { due: '2015-06-30', criterion: { kind: 'at-least', value: '60' } }),
        target('ca-nam', 'ty-le'),
        target('phu', 'phu'),
      ],
      duties: [duty],
    }),
  );
  await system.put(FIGURE, { numerator: '80', denominator: '100' }, as('can-bo', { 'If-None-Match': '*' }));
});
afterAll(() => system.stop());

describe('pain 10: a blank that counts as zero', () => {
  const rowOf = async (area: string): Promise<Record<string, unknown>> =>
    (await seen(`/api/status?plan=ke-hoach&target=phu&area=${area}&on=2015-07-10&depth=0`)).body.items[0];

  it('what was not reported has no value, and a report says which figures it lacks', async () => {
    expect(await rowOf('xa-a')).toMatchObject({ value: null });
    const value = { kind: 'ratio', numerator: '80', denominator: '100' };
    expect((await seen(REPORT)).body).toMatchObject({
      missingIndicators: ['ty-le', 'phu'],
      indicators: ['ty-le', 'phu'],
      standing: [{ indicator: 'ty-le', area: 'xa-a', period: '2015-H1', revision: 0, value, review: 'waiting' }],
    });
  });
  it('zero is a value; what does not apply is neither, and is no gap', async () => {
    await system.put(EMPTY, { numerator: '0', denominator: '40' }, as('can-bo', { 'If-None-Match': '*' }));
    expect(await rowOf('xa-a')).toMatchObject({ value: '0.00' });
    const none = { notApplicable: true, reason: 'xã không có trung tâm' };
    await system.put('/api/figures/phu/xa-b/2015-H1', none, as('can-bo', { 'If-None-Match': '*' }));
    expect(await rowOf('xa-b')).toMatchObject({ value: null });
    expect(await rowOf('huyen')).toMatchObject({ value: '0.00', coverage: { reported: 1, expected: 1 } });
  });
});

describe('pain 24: changed on y, and nobody says why', () => {
  it('a correction without a reason is refused; with one it stands in the history beside before and after', async () => {
    const value = { numerator: '82', denominator: '100' };
    expect(await system.put(FIGURE, value, as('can-bo', { 'If-Match': '"0"' }))).toMatchObject({ status: 422 });
    await system.put(FIGURE, { ...value, reason: 'bổ sung thôn 3' }, as('can-bo', { 'If-Match': '"0"' }));
    const [last] = (await seen('/api/history?area=xa-a&indicator=ty-le')).body.items;
    expect(last).toMatchObject({ type: 'FigureCorrected', actor: 'can-bo', reason: 'bổ sung thôn 3' });
    expect(JSON.stringify(last.before)).toContain('"80"');
    expect(JSON.stringify(last.after)).toContain('"82"');
  });
});

describe('pain 25: one target a period is too few', () => {
  it('a figure reported once is judged by every target of its period, each by its own measure and due day', async () => {
    const { body } = await seen('/api/status?plan=ke-hoach&indicator=ty-le&area=xa-a&on=2015-07-10&depth=0');
    const told = body.items.map(({ target: id, value, due }: Record<string, string>) => [id, value, due]);
    expect(told.toSorted()).toEqual([
      ['ca-nam', '82.00', '2015-12-31'],
      ['nua-nam', '82.00', '2015-06-30'],
    ]);
  });
});

describe('pains 16 and 18: several histories of one thing, that die with it', () => {
  it('a figure that was withdrawn keeps all that was said of it, and every way to ask tells the same', async () => {
    await system.post(`${FIGURE}/withdrawal`, { reason: 'báo nhầm xã' }, as('can-bo', { 'If-Match': '"1"' }));
    const types = ['FigureReported', 'FigureCorrected', 'FigureWithdrawn'];
    const history = (await seen('/api/history?area=xa-a&indicator=ty-le')).body.items;
    const stream = (await seen('/api/streams/figure-ty-le:xa-a:2015-H1')).body.items;
    expect(history.map(({ type }: { type: string }) => type).toReversed()).toEqual(types);
    expect(stream.map(({ type }: { type: string }) => type)).toEqual(types);
    expect((await seen(FIGURE)).body).toMatchObject({ review: 'withdrawn', value: null });
  });
});
