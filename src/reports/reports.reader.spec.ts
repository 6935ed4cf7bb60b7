import { dutyPeriods, reportersOf } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import * as fc from 'fast-check';
import { areasProjections } from '../areas/projections';
import { Access } from '../platform/access/access';
import { logIndex } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import { projected } from '../platform/read-db/testing';
import { planFacts } from '../plans/projections/plan-facts';
import { dutyPlanOf } from './ground';
import { ReportBooks } from './kept/report-books';
import { anyDay, anyLog, AREAS } from './kept/random-reports.fixture';
import { DutyKnowledge } from './known-duties';
import { reportFacts } from './projections/report-facts';
import { REPORT_STATES, type ReportsQuery } from './report.dto';
import type { ReportItem } from './report.item';
import { reportFactsOf } from './report.queries';
import { ReportsReader } from './reports.reader';

class Nobody extends Access {
  async require(): Promise<void> {}
  async requireSomewhere(): Promise<void> {}
  async rightsOf(): Promise<readonly []> {
    return [];
  }
}

const keyOf = ({ plan, duty, period, reporter }: Pick<ReportItem, 'plan' | 'duty' | 'period' | 'reporter'>): string =>
  [plan, duty, period, reporter].join(' ');

function readerOver(
  read: ReadModels,
  size: number,
  books = new ReportBooks(read),
): (query: ReportsQuery) => Promise<readonly ReportItem[]> {
  const clock = (): Date => new Date('2020-01-01T00:00:00Z');
  const moments = new AsOfReader(
    { served: async () => size, logSizeAt: async () => size, recordedAt: async () => clock().toISOString() },
    clock,
  );
  const reader = new ReportsReader(read, moments, clock, books, new Nobody());
  return async (query) => {
    const all: ReportItem[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<ReportsReader['list']>> = await reader.list(
        { limit: 7, ...query, ...(cursor !== '' && { cursor }) },
        null,
      );
      all.push(...page.items);
      cursor = page.next;
    }
    return all;
  };
}

describe('the list of reports, out of what is kept', () => {
  it('is the expected ones and those of which something is told, whatever is asked of them, page by page', async () => {
    const query = fc.record({
      on: anyDay,
      state: fc.constantFrom(...REPORT_STATES),
      area: fc.constantFrom(...AREAS.slice(0, 9)),
      known: fc.nat(60),
    });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyLog, fc.array(query, { minLength: 1, maxLength: 3 }), async (log, questions) => {
        const read = await projected([logIndex, ...areasProjections, planFacts, reportFacts], log);
        const list = readerOver(read, log.length);
        for (const { on, state, area, known } of questions) {
          const asOf = String(Math.min(log.length, 18 + known));
          const all = await list({ on, asOf, limit: 1_000 });
          expect(all.map(keyOf)).toEqual(await literally(read, on, Number(asOf)));
          const fits = (item: ReportItem): boolean => (state === 'late' ? item.late : item.state === state);
          expect((await list({ on, asOf, state })).map(keyOf)).toEqual(all.filter(fits).map(keyOf));
          const there = await list({ on, asOf, area, limit: 1_000 });
          expect((await list({ on, asOf, area, state })).map(keyOf)).toEqual(there.filter(fits).map(keyOf));
          for (const receiver of ['phong-1', 'bo', 'd1', 'p1']) {
            const received = all.filter(({ receivers }) => receivers.some((one) => one.body === receiver || one.area === receiver));
            expect((await list({ on, asOf, receiver })).map(keyOf)).toEqual(received.map(keyOf));
          }
          found += all.filter(fits).length;
        }
      }),
      { numRuns: 15 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

/** Every sheet that has begun: whom it expects, and of whom something is told. */
async function literally(read: ReadModels, on: string, logSize: number): Promise<readonly string[]> {
  const { plans, ground } = await new DutyKnowledge(read).at(logSize);
  const keys: string[] = [];
  for (const issued of plans) {
    const { plan, duties } = issued.document;
    for (const { period, reporter, duty } of await reportFactsOf(read, { plan }, logSize)) {
      const known = duties.find(({ id }) => id === duty);
      const isListed =
        known?.every === 'on-demand' ||
        dutyPeriods(dutyPlanOf(issued), known ?? duties[0]!).some((one) => one.period === period && one.first <= on);
      if (isListed) keys.push(keyOf({ plan, duty, period, reporter }));
    }
    for (const duty of duties)
      for (const period of dutyPeriods(dutyPlanOf(issued), duty))
        if (period.first <= on)
          for (const reporter of reportersOf(dutyPlanOf(issued), duty, period, ground))
            keys.push(keyOf({ plan, duty: duty.id, period: period.period, reporter }));
  }
  return [...new Set(keys)].toSorted();
}
