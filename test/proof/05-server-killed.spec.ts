import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasStrace } from '../../libs/event-store-sqlite/test/tracing';
import { seededDice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { scale } from './scale';
import { callAt, FaultyService, injecting, MUTANT } from './served-faults';

const KILLS = scale(40, 2);
const MOST_RUNS = 5 * KILLS;
const A_FOLDER = scale(10, 2);
const FIGURES = 24;
const PATIENCE_MS = 600_000;

/** Suite 5 for the whole server: killed at a call to the system that one of its threads makes for log, seals or read models. */
(hasStrace ? describe : describe.skip)(`a server is killed at any call while figures are put (needs strace): ${KILLS} times`, () => {
  const root = mkdtempSync(join(tmpdir(), 'server-killed-'));
  afterAll(async () => {
    await BuiltServer.killAll();
    rmSync(root, { recursive: true, force: true });
  });
  let folders = 0;
  const service = (): FaultyService => new FaultyService(join(root, `service-${++folders}`));
  const dice = seededDice(5);

  it(
    `${KILLS} times: what was told is there at its place, what was put again is there once, and log verify finds nothing`,
    async () => {
      const defects: string[] = [];
      let [killed, told] = [0, 0];
      // A call that a run does not come to kills nobody.
      for (let at = 0; killed < KILLS && at < MOST_RUNS;) {
        const one = service();
        for (let within = 0; within < A_FOLDER && killed < KILLS; within++) {
          const call = callAt(at++, dice);
          const { code, signal, output } = await one.run(injecting(call, 'signal=SIGKILL'), FIGURES, 'stop');
          if (signal === 'SIGKILL') killed++;
          else if (code !== null) defects.push(`${call.name} ${call.nth}: it ended with ${code}: ${output}`);
          const defect = await one.defect();
          if (defect !== null) defects.push(`${call.name} ${call.nth}: ${defect}`);
        }
        await one.settle();
        const defect = await one.defectInTheEnd();
        if (defect !== null) defects.push(`in the end of folder ${folders}: ${defect}`);
        told += one.told;
        one.end();
      }
      expect(defects).toEqual([]);
      expect(killed).toBe(KILLS);
      expect(told).toBeGreaterThanOrEqual(KILLS);
    },
    PATIENCE_MS,
  );

  it(
    '(mutant) of a server that answers before it commits the same check finds losses',
    async () => {
      const one = service();
      await one.run([], 3, 'stop');
      await one.run([], FIGURES, 'kill', { environment: MUTANT.hasty });
      expect(await one.defect()).toMatch(/was told to be event \d+, and is not there/);
      one.end();
    },
    PATIENCE_MS,
  );
});
