import { dutyPeriods, reportersOf, areaOfReporter, standingOn } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import * as fc from 'fast-check';
import { areasProjections } from '../../areas/projections';
import { logIndex } from '../../platform/projections';
import { projected } from '../../platform/read-db/testing';
import { PlanQueries } from '../../plans';
import { planFacts } from '../../plans/projections/plan-facts';
import { dutyPlanOf } from '../ground';
import { countedUnder, DutyKnowledge } from '../known-duties';
import { reportFacts } from '../projections/report-facts';
import { factsOf, reportFactsOf } from '../report.queries';
import { OverdueReports } from './overdue-reports';
import { ReportBooks } from './report-books';
import { anyDay, anyLog, AREAS } from './random-reports.fixture';

const PROJECTIONS = [logIndex, ...areasProjections, planFacts, reportFacts];

/** By the words of rules 7, report by report. */
async function literally(read: ReadModels, plan: string, on: string, logSize: number): Promise<Map<string, number>> {
  const { plans, ground } = await new DutyKnowledge(read).at(logSize, plan);
  const [issued] = plans;
  const counts = new Map(AREAS.map((area) => [area, 0]));
  if (issued === undefined) return counts;
  for (const duty of issued.document.duties)
    for (const period of dutyPeriods(dutyPlanOf(issued), duty))
      for (const reporter of reportersOf(dutyPlanOf(issued), duty, period, ground)) {
        const rows = await reportFactsOf(read, { plan, duty: duty.id, period: period.period, reporter }, logSize);
        const { due, firstSubmittedOn } = standingOn(period, factsOf(rows), on);
        const from = areaOfReporter(duty, reporter, on, ground);
        if (due === null || due >= on || firstSubmittedOn !== null || from === null) continue;
        for (const area of AREAS) if (countedUnder(ground, area, on)(from)) counts.set(area, (counts.get(area) ?? 0) + 1);
      }
  return counts;
}

const asked = fc.record({ plan: fc.constantFrom('k1', 'k2'), on: anyDay, known: fc.nat(1_000), live: fc.boolean() });

describe('overdue reports', () => {
  it('kept and followed from report to report are those that the rule counts one by one, now and at every past moment', async () => {
    let [asking, some] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.array(asked, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(1, 8, 1_000),
        async (log, questions, most) => {
          const read = await projected(PROJECTIONS, log);
          const overdue = new OverdueReports(read, new ReportBooks(read, { mostEvents: most }));
          let live = 15;
          for (const { plan, on, known, live: isLive } of questions) {
            // What is known now only grows; a past moment is any before it.
            live = isLive ? Math.min(log.length, live + (known % 20)) : live;
            const logSize = isLive ? live : Math.min(log.length, 15 + (known % 80));
            const issued = await new PlanQueries(read).planAt(plan, logSize);
            if (issued === null) continue;
            const found = await overdue.in(AREAS, issued.plan, on, logSize);
            const rule = await literally(read, plan, on, logSize);
            expect([plan, on, logSize, Object.fromEntries(found)]).toEqual([plan, on, logSize, Object.fromEntries(rule)]);
            asking += 1;
            if ((rule.get('vn') ?? 0) > 0) some += 1;
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(some).toBeGreaterThan(asking / 3);
  });

  it('of children add up to those of the area above, but for what is charged to itself', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, anyDay, async (log, on) => {
        const read = await projected(PROJECTIONS, log);
        const plan = (await new PlanQueries(read).planAt('k1', log.length))?.plan;
        if (plan === undefined) throw new Error('issued in every log');
        const counts = await new OverdueReports(read).in(AREAS, plan, on, log.length);
        const sum = ['p1', 'p2'].reduce((all, area) => all + (counts.get(area) ?? 0), 0);
        // No duty of this plan is charged to the country itself.
        expect(sum).toBe(counts.get('vn'));
      }),
      { numRuns: 20 },
    );
  });
});
