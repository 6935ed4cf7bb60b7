import { anyAsking } from './arbitraries';
import { seededDice } from './dice';
import { ONE, equal, parse, sum } from './fraction';
import { existsOn, lifeOf, livesOf } from './hierarchy';
import { parsePeriod } from './periods';
import { isPossible } from './shrink';
import { type Asking, factsOf } from './world';

const HISTORIES: readonly Asking[] = Array.from({ length: 300 }, (_, seed) => anyAsking(seededDice(seed)));
const RANK = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };

/** What the write side would refuse never comes up: a difference would say nothing. */
describe('random histories', () => {
  it('leave no area without a living parent', () => {
    for (const { world } of HISTORIES) expect(isPossible(world.changes)).toBe(true);
  });
  it('split with shares that add up to one, or with none', () => {
    for (const { world } of HISTORIES)
      for (const { wentTo } of livesOf(factsOf(world)).values()) {
        const shares = wentTo.flatMap(({ share }) => share ?? []);
        if (shares.length > 0) expect(shares.length === wentTo.length && equal(sum(shares.map(parse)), ONE)).toBe(true);
      }
  });
  it('report at the levels of the indicator and above, for periods that the area lived to see or restates', () => {
    for (const { world } of HISTORIES)
      for (const figure of world.figures) {
        const facts = factsOf(world);
        const { level, firstDay, cameFrom } = lifeOf(facts, figure.area);
        const { reportedAt, periods } = world.indicators.find(({ code }) => code === figure.indicator)!;
        const period = parsePeriod(figure.period);
        expect(periods).toContain(period.kind);
        expect(reportedAt.includes(level) || reportedAt.some((reported) => level !== 'sector' && RANK[level] < RANK[reported])).toBe(true);
        const lived = existsOn(facts, figure.area, period.lastDay) || firstDay <= period.firstDay;
        expect(lived || cameFrom.length > 0).toBe(true);
      }
  });
  it('count to a day within the period', () => {
    for (const { world } of HISTORIES)
      for (const { period, revisions } of world.figures) {
        const { firstDay, lastDay } = parsePeriod(period);
        for (const { dataTo } of revisions) expect(firstDay <= dataTo && dataTo <= lastDay).toBe(true);
      }
  });
  it('break down into parts that add up to the whole', () => {
    for (const { world } of HISTORIES)
      for (const { value, breakdown } of world.figures.flatMap(({ revisions }) => revisions)) {
        if (breakdown === null) continue;
        const whole = value.kind === 'ratio' ? value.numerator : value.kind === 'count' ? value.value : null;
        const all = value.kind === 'ratio' ? value.denominator : '0';
        for (const parts of Object.values(breakdown).map((named) => Object.values(named))) {
          expect(whole !== null && equal(sum(parts.map(({ numerator }) => parse(numerator))), parse(whole))).toBe(true);
          expect(equal(sum(parts.map(({ denominator }) => parse(denominator ?? '0'))), parse(all))).toBe(true);
        }
      }
  });
});
