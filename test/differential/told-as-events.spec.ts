import { sample } from 'fast-check';
import { rederiveRows } from '@hieuhoc/dossier';
import { evaluatePlan } from '@hieuhoc/indicator-maths';
import { askings } from '../oracle/arbitraries';
import { factsOf } from '../oracle/world';
import { differenceOf } from './telling';
import { toldAsEvents } from './told-as-events';

/** More by hand: ORACLE_RUNS=20000 ORACLE_SEED=7 npm run jest -- test/differential/told-as-events */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 300);
const SEED = Number(process.env['ORACLE_SEED'] ?? 20250701);

describe('facts that are told as events', () => {
  it(`give, derived from those, the rows that they give themselves, in ${RUNS} random worlds (seed ${SEED})`, () => {
    let rows = 0;
    for (const { world, plan, question } of sample(askings, { seed: SEED, numRuns: RUNS })) {
      const facts = factsOf(world);
      const expected = evaluatePlan(facts, plan, question);
      const derived = rederiveRows(toldAsEvents(facts, plan), { plan: plan.plan, ...question });
      const where = JSON.stringify(question);
      expect([where, differenceOf(expected, derived)]).toEqual([where, null]);
      rows += derived.length;
    }
    expect(rows).toBeGreaterThan(RUNS);
  });
});
