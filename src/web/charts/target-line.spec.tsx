import { render } from 'preact-render-to-string';
import type { AnsweredSeries } from '../../status';
import { Sparkline } from './sparkline';
import { drawTargetLine } from './target-line';

const PERCENT = { percent: true, unit: '%' };
const point = (last: string, value: string | null, settled = true): AnsweredSeries['points'][number] => ({
  period: last.endsWith('12-31') ? last.slice(0, 4) : `${last.slice(0, 4)}-H1`,
  last,
  value,
  numerator: null,
  denominator: null,
  coverage: { reported: 3, expected: 3, byOwn: 0 },
  settled,
  provisional: false,
  yearToDate: false,
  verified: null,
});
const SERIES: AnsweredSeries = {
  plan: 'ke-hoach',
  target: 'chi-tieu',
  indicator: 'chi-so',
  area: 'h',
  on: '2015-07-31',
  basis: 'reported',
  from: '2013-01-01',
  due: '2015-12-31',
  dueStated: true,
  steps: [
    { from: '2013-01-01', criterion: { kind: 'at-least', value: '85' } },
    { from: '2014-09-01', criterion: { kind: 'at-least', value: '88' } },
  ],
  points: [point('2013-06-30', '59.81'), point('2013-12-31', null), point('2014-12-31', '75.78'), point('2015-06-30', '80.25', false)],
  asOf: { logSize: 1, at: '2015-07-31T00:00:00Z' },
};
const drawn = () => drawTargetLine({ id: 'thu', series: SERIES, measure: PERCENT, baseline: { value: '59.81', on: '2013-06-30' } });

describe('the line of a target', () => {
  it('names each value and each step of the goal where it stands', async () => {
    const { wide } = await drawn();
    for (const words of ['59,81%', '75,78%', '80,25%', 'Chỉ tiêu 85%', 'nay 88%']) expect(wide).toContain(words);
  });
  it('says of a goal that is to come from when it holds', async () => {
    const before = { ...SERIES, on: '2014-07-31' };
    const { wide } = await drawTargetLine({ id: 'thu', series: before, measure: PERCENT, baseline: null });
    expect(wide).toContain('từ 01/09/2014 88%');
    expect(wide).not.toContain('nay 88%');
  });
  it('is XML that a page can hold: no size, no style sheet, no class, no quoted font, no second name for the same thing', async () => {
    const { wide, narrow } = await drawn();
    for (const svg of [wide, narrow]) {
      expect(svg).toMatch(/^<svg focusable="false" aria-hidden="true" [^>]*viewBox="0 0 /);
      expect(svg).not.toMatch(/<style|class=|&quot;|zr\d/);
      expect(svg.length).toBeLessThan(12_000);
    }
    const named = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set([...named(wide), ...named(narrow)]).size).toBe(named(wide).length + named(narrow).length);
  });
  it('is drawn alike again, so that an open page keeps it', async () => expect(await drawn()).toEqual(await drawn()));
});

describe('a sparkline', () => {
  it('breaks where a slot has no value, and says its ends to those who hear it', () => {
    const html = render(<Sparkline series={SERIES} measure={PERCENT} />);
    expect(html).toContain('aria-label="3 kỳ, từ 59,81% đến 80,25%"');
    expect(html.match(/M/g)).toHaveLength(3);
  });
  it('of one value is nothing', () =>
    expect(render(<Sparkline series={{ ...SERIES, points: [point('2015-06-30', '1')] }} measure={PERCENT} />)).toBe(''));
});
