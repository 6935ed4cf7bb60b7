import {
  areaOfReporter,
  dutyPeriods,
  planAreaOn,
  ratesOn,
  reportersOf,
  snapshotOn,
  standingOn,
  type Standing,
} from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import * as fc from 'fast-check';
import { areasProjections } from '../areas/projections';
import { logIndex } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import { projected } from '../platform/read-db/testing';
import { planFacts } from '../plans/projections/plan-facts';
import { dutyPlanOf } from './ground';
import { anyDay, anyLog, AREAS } from './kept/random-reports.fixture';
import { ReportBooks } from './kept/report-books';
import { countedUnder, DutyKnowledge } from './known-duties';
import { reportFacts } from './projections/report-facts';
import { RatesReader, type RatesItem } from './rates.reader';
import { factsOf, reportFactsOf } from './report.queries';

const NOW = (): Date => new Date('2020-01-01T00:00:00Z');
const at = (size: number): AsOfReader =>
  new AsOfReader({ served: async () => size, logSizeAt: async () => size, recordedAt: async () => NOW().toISOString() }, NOW);

/** Report by report, by the rules alone. */
async function literally(read: ReadModels, plan: string, area: string | undefined, on: string, logSize: number) {
  const { plans, ground } = await new DutyKnowledge(read).at(logSize, plan);
  const standings = new Map<string, Standing[]>();
  for (const issued of plans) {
    const top = area ?? planAreaOn(dutyPlanOf(issued), on);
    for (const duty of issued.document.duties)
      for (const period of dutyPeriods(dutyPlanOf(issued), duty))
        for (const reporter of reportersOf(dutyPlanOf(issued), duty, period, ground)) {
          const rows = await reportFactsOf(read, { plan, duty: duty.id, period: period.period, reporter }, logSize);
          const from = areaOfReporter(duty, reporter, on, ground);
          for (const each of [top, ...snapshotOn(ground.hierarchy, on).children(top)]) {
            if (from === null || !countedUnder(ground, each, on)(from)) continue;
            const key = `${duty.id} ${period.period} ${each}`;
            standings.set(key, [...(standings.get(key) ?? []), standingOn(period, factsOf(rows), on)]);
          }
        }
  }
  const rates = [...standings].map(([key, all]) => [key, ratesOn(all, on)] as const).filter(([, { expected }]) => expected > 0);
  return Object.fromEntries(rates);
}

const keyOf = ({ duty, period, area }: RatesItem): string => `${duty} ${period} ${area}`;

describe('completeness and timeliness', () => {
  it('are those that the rules count report by report; no more is received than expected, the parts make the whole', async () => {
    const query = fc.record({
      plan: fc.constantFrom('k1', 'k2'),
      on: anyDay,
      area: fc.option(fc.constantFrom(...AREAS.slice(0, 6)), { nil: undefined }),
    });
    let expected = 0;
    await fc.assert(
      fc.asyncProperty(anyLog, fc.array(query, { minLength: 1, maxLength: 4 }), async (log, questions) => {
        const read = await projected([logIndex, ...areasProjections, planFacts, reportFacts], log);
        const reader = new RatesReader(read, at(log.length), NOW, new ReportBooks(read));
        for (const { area, ...asked } of questions) {
          const of = { ...asked, limit: 1_000, ...(area !== undefined && { area }) };
          const { items } = await reader.list({ ...of, by: ['duty', 'period'] });
          const counts = items.map(
            (item) => [keyOf(item), { expected: item.expected, received: item.received, inTime: item.inTime }] as const,
          );
          expect(Object.fromEntries(counts)).toEqual(await literally(read, asked.plan, area, asked.on, log.length));
          for (const item of items) {
            expect(item.received).toBeLessThanOrEqual(item.expected);
            expect(item.inTime).toBeLessThanOrEqual(item.received);
            expect(item.missing).toBe(item.expected - item.received);
          }
          // Told together they are the sum of what is told apart.
          for (const { area: whole, ...together } of (await reader.list(of)).items) {
            const parts = items.filter((item) => item.area === whole);
            expect(together.expected).toBe(parts.reduce((sum, item) => sum + item.expected, 0));
            expect(together.inTime).toBe(parts.reduce((sum, item) => sum + item.inTime, 0));
            expected += together.expected;
          }
        }
      }),
      { numRuns: 15 },
    );
    expect(expected).toBeGreaterThan(100);
  });

  it('of an area whose reporters all lie under it are the sum of those right under it', () =>
    fc.assert(
      fc.asyncProperty(anyLog, anyDay, async (log, on) => {
        const read = await projected([logIndex, ...areasProjections, planFacts, reportFacts], log);
        const reader = new RatesReader(read, at(log.length), NOW, new ReportBooks(read));
        const { items } = await reader.list({ plan: 'k1', area: 'vn', on, by: ['duty', 'period'], limit: 1_000 });
        for (const whole of items.filter(({ area }) => area === 'vn')) {
          const parts = items.filter((item) => item.area !== 'vn' && item.duty === whole.duty && item.period === whole.period);
          for (const field of ['expected', 'received', 'inTime'] as const)
            expect(parts.reduce((sum, item) => sum + item[field], 0)).toBe(whole[field]);
        }
      }),
      { numRuns: 15 },
    ));
});
