import { sample } from 'fast-check';
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
  it(`agree on every field of every row of ${String(RUNS)} random histories (seed ${String(SEED)})`, () => {
    const differing = sample(askings, { seed: SEED, numRuns: RUNS }).filter((asking) => differenceOf(asking) !== null);
    const told = differing.slice(0, 1).map((asking) => {
      const small = shrunk(asking, differs);
      return `${JSON.stringify(differenceOf(small))}\n${JSON.stringify(small)}`;
    });
    if (differing.length > 0) throw new Error(`${String(differing.length)} of ${String(RUNS)} differ, for example\n${told.join('')}`);
  }, 600_000);
});
