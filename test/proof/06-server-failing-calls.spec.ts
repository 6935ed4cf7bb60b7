import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasStrace } from '../../libs/event-store-sqlite/test/tracing';
import { seededDice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { scale } from './scale';
import { callAt, FaultyService, injecting, KINDS, MUTANT, type Run } from './served-faults';

const ERRORS = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EINTR'];
const CASES = scale(ERRORS.length * KINDS.length, 2);
const A_FOLDER = scale(10, 2);
const FIGURES = 18;
const PATIENCE_MS = 600_000;

/** Suite 6 for the whole server: calls that its threads make for log, seals or read models fail. */
(hasStrace ? describe : describe.skip)(`a call of a server fails while figures are put (needs strace): ${CASES} times`, () => {
  const root = mkdtempSync(join(tmpdir(), 'server-failing-'));
  afterAll(async () => {
    await BuiltServer.killAll();
    rmSync(root, { recursive: true, force: true });
  });
  let folders = 0;
  const service = (): FaultyService => new FaultyService(join(root, `service-${++folders}`));
  const dice = seededDice(6);
  /** It served on until it was asked to end, or ended of itself and said why. */
  const unsound = ({ code, signal, output, hung }: Run): string | null => {
    if (hung) return `it did not end: ${output}`;
    return signal === 'SIGTERM' || (code !== null && code > 0 && output.trim() !== '')
      ? null
      : `it ended with ${code ?? signal}: ${output}`;
  };

  it(
    `${CASES} times: what was told is there, what was put again is there once, the next start is clean, and log verify finds nothing`,
    async () => {
      const defects: string[] = [];
      let [ended, told] = [0, 0];
      for (let from = 0; from < CASES; from += A_FOLDER) {
        const one = service();
        for (let within = 0; within < A_FOLDER; within++) {
          const call = callAt(from + within, dice);
          const error = ERRORS[Math.floor((from + within) / KINDS.length)] ?? '';
          const run = await one.run(injecting(call, `error=${error}`), FIGURES, 'stop');
          if (run.code !== null) ended++;
          const defect = unsound(run) ?? (await one.defect());
          if (defect !== null) defects.push(`${error} at ${call.name} ${call.nth}: ${defect}`);
        }
        await one.settle();
        const defect = await one.defectInTheEnd();
        if (defect !== null) defects.push(`in the end of folder ${folders}: ${defect}`);
        told += one.told;
        one.end();
      }
      expect(defects).toEqual([]);
      expect(told).toBeGreaterThanOrEqual(CASES);
      if (CASES > KINDS.length) expect(ended).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    '(mutant) of a server that answers whether it could commit or not the same check finds losses',
    async () => {
      // One client: more of them end the server before they are told.
      const one = new FaultyService(join(root, 'mutant'), 1);
      await one.run([], 3, 'stop');
      // The first figure is written, and no other.
      const every = injecting({ name: 'pwrite64', nth: 7 }, 'error=EIO').map((word) => (word.startsWith('inject=') ? `${word}+1` : word));
      await one.run(every, FIGURES, 'kill', { environment: MUTANT.careless, files: ['log.db-wal'] });
      expect(await one.defect()).toMatch(/was told to be event \d+, and is/);
      one.end();
    },
    PATIENCE_MS,
  );
});
