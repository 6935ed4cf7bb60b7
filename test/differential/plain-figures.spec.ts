import type { JsonObject } from '@hieuhoc/event-store';
import { type Facts, type HierarchyChange, type Indicator, valueOf } from '@hieuhoc/indicator-maths';
import { AreaFigures, figureFacts, packedFigures } from '../../src/figures';
import { projected, type Projected } from '../../src/platform/read-db/testing';
import { type Dice, seededDice } from '../oracle/dice';
import { figuresKnown } from '../../src/status/figures-known';

const COMMUNES = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
const PERIODS = ['2014', '2014-H2', '2015-H1', '2015-H2', '2015'];
const DAYS = ['2014-12-31', '2015-03-31', '2015-06-30', '2015-10-31', '2016-03-01'];

const changes: HierarchyChange[] = ['d1', ...COMMUNES].map((id) => ({
  type: 'AreaEstablished',
  on: '2010-01-01',
  area: { id, name: id, level: id === 'd1' ? 'district' : 'commune', kind: 'xã', parent: id === 'd1' ? null : 'd1' },
}));

const indicator = (measure: 'ratio' | 'count' | 'yes-no'): Indicator => ({
  code: measure,
  measure,
  periods: ['half-year', 'year'],
  reportedAt: ['commune'],
  area: 'sum',
  time: 'last',
  denominatorTime: 'last',
  breakdowns: ['khac', 'sex', 'age'],
  mayExceed: false,
  signed: false,
});

const number = (dice: Dice): string => dice.one(dice.chance(90) ? ['7', '0', '12', '999999999'] : ['1234567890', '7.5', '0.25']);

function breakdown(dice: Dice): JsonObject {
  const few = () => (dice.chance(5) ? number(dice) : dice.one(['7', '7.5']));
  const part = () => ({ numerator: few(), denominator: dice.chance(5) ? null : few() });
  return dice.one<JsonObject>([
    {},
    { breakdown: { sex: { nam: part(), nu: part() } } },
    { breakdown: { sex: { nam: part(), nu: part() } } },
    { breakdown: { age: { '18': part() } } },
    { breakdown: { age: { '18': part(), 'trên "60":"9"': part() }, sex: { nu: part() } } },
  ]);
}

function value(dice: Dice, measure: string): JsonObject {
  if (dice.chance(10)) return { kind: 'not-applicable', reason: 'không có hộ' };
  if (measure === 'count') return { kind: 'count', value: number(dice) };
  if (measure === 'yes-no') return { kind: 'yes-no', yes: dice.chance(50) };
  return { kind: 'ratio', numerator: number(dice), denominator: number(dice) };
}

/** Figures and what was said of them, mostly nothing. */
function anyLog(dice: Dice, measure: string): Projected[] {
  const revisions = new Map<string, bigint>();
  return Array.from({ length: 60 }, () => {
    const [area, period] = [dice.one(['d1', ...COMMUNES, ...COMMUNES]), dice.one(PERIODS)];
    const stream = `figure-${measure}:${area}:${period}`;
    const before = revisions.get(stream);
    const revision = before === undefined ? 0n : before + 1n;
    revisions.set(stream, revision);
    const content: JsonObject = { value: value(dice, measure), dataTo: dice.one(DAYS), ...breakdown(dice) };
    const type =
      before === undefined
        ? 'FigureReported'
        : dice.one(['FigureCorrected', 'FigureVerified', 'FigureReturned', 'FigureWithdrawn', 'FigureReported']);
    const named: JsonObject = { revision: dice.chance(70) ? 0 : Number(revision) - 1, reason: 'nhầm' };
    return { stream, revision, type, data: type === 'FigureReported' || type === 'FigureCorrected' ? content : named };
  });
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

describe('plain figures added up without a look at each', () => {
  it.each(['ratio', 'count', 'yes-no'] as const)('give what each of them gives: %s', async (measure) => {
    const code = indicator(measure);
    let taken = 0;
    for (const seed of SEEDS) {
      const log = anyLog(seededDice(seed), measure);
      const read = await projected([figureFacts], log);
      const packed = await packedFigures(read, measure, ['d1', ...COMMUNES]);
      const figures = new Map(['d1', ...COMMUNES].map((area) => [area, new AreaFigures(measure, area, packed.get(area) ?? '')]));
      const of = () => (area: string) => figures.get(area) ?? new AreaFigures(measure, area, '');
      const others = { changes, indicator: () => code, recognitions: () => [], subject: () => undefined };
      for (const logSize of [20, 40, log.length]) {
        const { addPlain, addLastDays, ...each } = figuresKnown(of, logSize);
        const one: Facts = { ...each, ...others };
        const plain: Facts['addPlain'] = (...asked) => {
          const left = addPlain?.(...asked) ?? asked[1];
          taken += asked[1].length - left.length;
          return left;
        };
        const both: Facts = { ...one, addPlain: plain, ...(addLastDays !== undefined && { addLastDays }) };
        for (const on of DAYS)
          for (const basis of ['reported', 'verified'] as const)
            for (const period of [undefined, 'latest', '2015-H1', '2014']) {
              const question = { on, basis, ...(period !== undefined && { period }) };
              const where = `${seed} ${logSize} ${on} ${basis} ${period}`;
              const [together, alone] = [both, one].map((facts) => valueOf(facts, measure, 'd1', question));
              expect([where, JSON.stringify(together)]).toEqual([where, JSON.stringify(alone)]);
            }
      }
    }
    expect(taken).toBeGreaterThan(100);
  });
});
