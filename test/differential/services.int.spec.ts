import { seededDice } from '../oracle/dice';
import { anyHistory } from './history';
import { openInProcess } from './in-process';
import { anyStatusQuestion, expectedRows, expectedSize, type StatusAsked } from './questions';
import { Recorder, type Told, untold } from './recorder';
import { ROUNDS, SEED } from './settings';
import { differenceOf, shareRefused } from './telling';
import type { AnsweredRow, StatusService } from '../../src/status/status.service';

const WORLDS = 16;
const QUESTIONS = 50;

/** Every page of the answer, each with as many rows as asked for. */
async function allRows(status: StatusService, asked: StatusAsked, limit: number): Promise<{ items: AnsweredRow[]; logSize: number }> {
  const first = await status.rows({ ...asked, limit });
  const items = [...first.items];
  for (let { next } = first; next !== null;) {
    const page = await status.rows({ ...asked, limit, cursor: next });
    expect(page.asOf.logSize).toBe(first.asOf.logSize);
    items.push(...page.items);
    next = page.next;
  }
  return { items, logSize: first.asOf.logSize };
}

/** Random histories through the services on simulated days; then questions about any day, as of any moment. */
async function round(seed: number): Promise<{ rows: number; worlds: readonly Told[] }> {
  const system = await openInProcess();
  try {
    const worlds = Array.from({ length: WORLDS }, (_, index) => untold(anyHistory(seed + index, `w${index}`)));
    await new Recorder(system.entrance, worlds).all();
    await system.caughtUp();
    const whole = Number((await system.store.head()).logSize);
    expect(worlds.reduce((sum, { log }) => sum + log.length, 0)).toBe(whole);
    let rows = 0;
    for (const told of worlds) {
      const dice = seededDice(told.history.seed ^ 0x5eed);
      for (let asking = 0; asking < QUESTIONS; asking++) {
        const asked = anyStatusQuestion(dice, told, whole);
        const limit = dice.chance(20) ? 1 + dice.below(4) : 1000;
        const { items, logSize } = await allRows(system.status, asked, limit);
        const where = `world ${told.history.seed} asked ${JSON.stringify(asked)}`;
        expect([where, logSize]).toEqual([where, expectedSize(worlds, asked, whole)]);
        const answered = items.map(({ asOf: _, sample: _sample, overdueReports: _overdue, reason: _reason, ...row }) => row);
        expect([where, differenceOf(expectedRows(told, asked, logSize), answered)]).toEqual([where, null]);
        rows += items.length;
      }
    }
    return { rows, worlds };
  } finally {
    await system.close();
  }
}

describe('what is recorded through the services, asked through the read models', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => SEED + index * WORLDS))(
    'is what the rules say about what was recorded, on any day, as of any moment (worlds from %i on)',
    async (seed) => {
      const { rows, worlds } = await round(seed);
      expect(rows).toBeGreaterThan((WORLDS * QUESTIONS) / 5);
      expect(shareRefused(worlds)).toBeLessThan(0.2);
    },
    120_000,
  );
});
