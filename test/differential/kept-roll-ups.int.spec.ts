import type { AnsweredRow, StatusService } from '../../src/status/status.service';
import { type Dice, seededDice } from '../oracle/dice';
import { NotServedYet } from '../../src/platform/queries/as-of';
import { Unknown } from '../../src/platform/http/errors';
import { anyHistory } from './history';
import { type InProcess, openInProcess } from './in-process';
import { anyDayOf, anyStatusQuestion, expectedRows, type StatusAsked } from './questions';
import { Recorder, type Told, untold } from './recorder';
import { ROUNDS, SEED } from './settings';
import { carried, differenceOf } from './telling';
import { wideAsking } from './wide';

interface Answered {
  readonly told: Told;
  readonly asked: StatusAsked;
  readonly items: readonly AnsweredRow[];
  readonly logSize: number;
}

/** The same few questions are asked again and again, about the same few days: what was kept for one has to serve the next. */
class Askers {
  private readonly questions: readonly { readonly told: Told; readonly asked: StatusAsked }[];

  constructor(
    private readonly dice: Dice,
    worlds: readonly Told[],
  ) {
    this.questions = worlds.flatMap((told) => {
      const days = [1, 2, 3].map(() => anyDayOf(dice, told));
      return Array.from({ length: 14 }, () => {
        const { asOf: _, ...asked } = anyStatusQuestion(dice, told, 1);
        return { told, asked: { ...asked, on: dice.one(days) } };
      });
    });
  }

  /** Some questions at once: about what is known now, and about what was: moments near each other share what is kept. */
  ask(status: StatusService, count: number): Promise<Answered[]> {
    const { dice } = this;
    const asking = Array.from({ length: count }, async (): Promise<Answered | null> => {
      const { told, asked } = dice.one(this.questions);
      const size = told.log.at(-1)?.logSize ?? 0;
      const past = size > 1 && dice.chance(40);
      const whole = { ...asked, ...(past && { asOf: String(dice.chance(50) ? size : 1 + dice.below(size)) }) };
      if (asked.area !== undefined && !told.known.changes.some((change) => JSON.stringify(change).includes(`"${asked.area}"`))) return null;
      if (!told.known.plans.has(asked.plan)) return null;
      const answer = await status.rows({ ...whole, limit: 1000 }).catch(unlessNotYet);
      return answer === null ? null : { told, asked: whole, items: answer.items, logSize: answer.asOf.logSize };
    });
    return Promise.all(asking).then((answers) => answers.filter((one) => one !== null));
  }
}

/** What was recorded a moment ago may not be there to read yet; nobody waits for it here. */
function unlessNotYet(error: unknown): null {
  if (error instanceof NotServedYet || error instanceof Unknown) return null;
  throw error;
}

async function check(system: InProcess, answers: readonly Answered[], dice: Dice): Promise<void> {
  for (const { told, asked, items, logSize } of answers) {
    const where = `world ${told.history.seed} at ${logSize} asked ${JSON.stringify(asked)}`;
    const answered = items.map(({ asOf: _, sample: _sample, overdueReports: _overdue, reason: _reason, ...row }) => row);
    expect([where, differenceOf(expectedRows(told, asked, logSize), answered)]).toEqual([where, null]);
    if (!dice.chance(20)) continue;
    const fresh = await system.fresh().rows({ ...asked, asOf: String(logSize), limit: 1000 });
    const bare = (rows: readonly AnsweredRow[]) => carried(rows.map(({ asOf: _, ...row }) => row));
    expect([where, bare(items)]).toEqual([where, bare(fresh.items)]);
  }
}

/** Questions between the events, and while they come in. */
async function round(seed: number, worlds: readonly Told[], options: Parameters<typeof openInProcess>[0]): Promise<number> {
  const system = await openInProcess(options);
  const dice = seededDice(seed ^ 0xca11);
  let asked = 0;
  try {
    const recorder = new Recorder(system.entrance, worlds);
    const total = recorder.left;
    while (recorder.left > total * 0.8) await recorder.wave();
    const askers = new Askers(dice, worlds);
    while (recorder.left > 0) {
      const until = recorder.left - (1 + dice.below(Math.max(1, total / 20)));
      const meanwhile: Promise<Answered[]>[] = [];
      while (recorder.left > Math.max(0, until)) {
        if (dice.chance(30)) meanwhile.push(askers.ask(system.status, 3));
        await recorder.wave();
      }
      if (dice.chance(50)) await system.caughtUp();
      const answers = (await Promise.all([...meanwhile, askers.ask(system.status, 10)])).flat();
      asked += answers.length;
      await check(system, answers, dice);
    }
    return asked;
  } finally {
    await system.close();
  }
}

describe('roll-ups kept between questions', () => {
  const seeds = Array.from({ length: ROUNDS }, (_, index) => SEED + index * 3);

  it.each(seeds)(
    'give what a fresh evaluation gives, while figures, areas and definitions come in (%i)',
    async (seed) => {
      const worlds = [0, 1, 2].map((index) => untold(anyHistory(seed + index, `r${index}`)));
      expect(await round(seed, worlds, { fewAreas: 0, days: 5, mostEvents: 60 })).toBeGreaterThan(50);
    },
    300_000,
  );

  it.each(seeds)(
    'also where far more areas are concerned than are shown (%i)',
    async (seed) => {
      const worlds = [untold(anyHistory(seed, 'wide', wideAsking(5)))];
      expect(await round(seed, worlds, { fewAreas: 4, characters: 2_000 })).toBeGreaterThan(50);
    },
    300_000,
  );
});
