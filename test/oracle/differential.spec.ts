import { assert, property } from 'fast-check';
import { evaluatePlan } from '@hieuhoc/indicator-maths';
import { askings } from './arbitraries';
import { type Difference, firstDifference } from './difference';
import { oracleRows } from './rows';
import { shrunk } from './shrink';
import { type Asking, factsOf } from './world';

/** More by hand: ORACLE_RUNS=20000 ORACLE_SEED=7 npm run jest -- test/oracle/differential */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 300);
const SEED = Number(process.env['ORACLE_SEED'] ?? 20250701);

const differenceOf = ({ world, plan, question }: Asking): Difference | null =>
  firstDifference(oracleRows(factsOf(world), plan, question), evaluatePlan(factsOf(world), plan, question));
const differs = (candidate: Asking): boolean => {
  try {
    return differenceOf(candidate) !== null;
  } catch {
    return false;
  }
};

describe('two readings of the rules', () => {
  it(`agree on every row of ${String(RUNS)} random histories (seed ${String(SEED)})`, () => {
    assert(
      property(askings, (asking) => {
        if (differenceOf(asking) === null) return;
        const small = shrunk(asking, differs);
        throw new Error(`${JSON.stringify(differenceOf(small))}\n${JSON.stringify(small)}`);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);
});
