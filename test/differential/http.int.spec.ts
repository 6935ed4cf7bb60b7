import { seededDice } from '../oracle/dice';
import { reasonOf } from '../../src/status';
import { papers } from '../support/evidence';
import { startSystem } from '../support/system';
import { anyHistory } from './history';
import { OverHttp } from './over-http';
import { anyStatusQuestion, expectedRows, expectedSize } from './questions';
import { Recorder, untold } from './recorder';
import { ROUNDS, SEED } from './settings';
import { differenceOf, shareRefused } from './telling';

const WORLDS = 4;
const QUESTIONS = 25;
/** What corrections cite stands in the log before them. */
const PAPERS = 1;

describe('what is recorded over HTTP, asked over HTTP', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => SEED + 500_000 + index * WORLDS))(
    'is what the rules say about what was recorded, on any day, as of any moment (worlds from %i on)',
    async (seed) => {
      const system = await startSystem();
      try {
        const worlds = Array.from({ length: WORLDS }, (_, index) => untold(anyHistory(seed + index, `h${index}`)));
        await papers(system, 'can-bo-1', 'trang-3');
        const entrance = new OverHttp(system);
        await new Recorder(entrance, worlds).all();
        const whole = await entrance.dated(worlds);
        expect(worlds.reduce((sum, { log }) => sum + log.length, 0)).toBe(whole - PAPERS);
        let rows = 0;
        for (const told of worlds) {
          const dice = seededDice(told.history.seed ^ 0x5eed);
          for (let asking = 0; asking < QUESTIONS; asking++) {
            const asked = anyStatusQuestion(dice, told, whole);
            const search = new URLSearchParams({ limit: '1000', after: entrance.position });
            for (const [name, value] of Object.entries(asked)) search.set(name, String(value));
            const { status, body } = await system.get(`/api/status?${search.toString()}`);
            const where = `world ${told.history.seed} asked ${search.toString()}`;
            expect([where, status, body.asOf?.logSize]).toEqual([where, 200, expectedSize(worlds, asked, whole)]);
            const { asOf } = body;
            const expected = expectedRows(told, asked, asOf.logSize).map((row) => ({
              ...row,
              reason: reasonOf(row),
              overdueReports: 0,
              asOf,
            }));
            expect([where, differenceOf(expected, body.items)]).toEqual([where, null]);
            rows += body.items.length;
          }
        }
        expect(rows).toBeGreaterThan((WORLDS * QUESTIONS) / 5);
        expect(shareRefused(worlds)).toBeLessThan(0.2);
      } finally {
        await system.stop();
      }
    },
    120_000,
  );
});
