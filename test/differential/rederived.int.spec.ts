import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import { type DossierEvent, rederiveRows } from '../../libs/dossier/src/rederive';
import type { AnsweredRow, StatusService } from '../../src/status/status.service';
import { seededDice } from '../oracle/dice';
import { anyHistory } from './history';
import { openInProcess } from './in-process';
import { anyStatusQuestion, type StatusAsked } from './questions';
import { Recorder, type Told, untold } from './recorder';
import { ROUNDS, SEED } from './settings';
import { differenceOf } from './telling';

const WORLDS = 6;
const QUESTIONS = 40;

/** As a dossier carries it. */
const carried = ({ type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent, index: number): DossierEvent => ({
  type,
  stream,
  revision: Number(revision),
  recordedAt,
  data: JSON.parse(dataText) as DossierEvent['data'],
  metadata: JSON.parse(metadataText) as DossierEvent['metadata'],
  index,
});

async function wholeLog(store: EventStore): Promise<DossierEvent[]> {
  const events: StoredEvent[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.endOfLog) return events.map(carried);
  }
}

async function answered(status: StatusService, asked: StatusAsked): Promise<{ rows: AnsweredRow[]; logSize: number }> {
  const { items, asOf, next } = await status.rows({ ...asked, limit: 1000 });
  expect(next).toBeNull();
  return { rows: [...items], logSize: asOf.logSize };
}

async function questioned(told: Told, status: StatusService, events: readonly DossierEvent[]): Promise<number> {
  const dice = seededDice(told.history.seed ^ 0x0ff1);
  let rows = 0;
  for (let asking = 0; asking < QUESTIONS; asking++) {
    const asked = anyStatusQuestion(dice, told, events.length);
    const given = await answered(status, asked);
    const answers = given.rows.map(({ asOf: _, sample: _sample, overdueReports: _overdue, reason: _reason, ...row }) => row);
    // Whatever their order: what a dossier holds is put in that of the log by its indices.
    const shuffled = dice.chance(10) ? events.toReversed() : events;
    const rederived = rederiveRows(shuffled, { basis: 'reported', ...asked }, { logSize: given.logSize });
    const where = `world ${told.history.seed} asked ${JSON.stringify(asked)}`;
    expect([where, differenceOf(rederived, answers)]).toEqual([where, null]);
    rows += rederived.length;
  }
  return rows;
}

describe('rows that are derived again from the events alone', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => SEED + index * WORLDS))(
    'are those that the application answers, field for field, on any day, as of any moment (worlds from %i on)',
    async (seed) => {
      const system = await openInProcess();
      try {
        const worlds = Array.from({ length: WORLDS }, (_, index) => untold(anyHistory(seed + index, `r${index}`)));
        await new Recorder(system.entrance, worlds).all();
        await system.caughtUp();
        const events = await wholeLog(system.store);
        let rows = 0;
        for (const told of worlds) rows += await questioned(told, system.status, events);
        expect(rows).toBeGreaterThan((WORLDS * QUESTIONS) / 5);
      } finally {
        await system.close();
      }
    },
    60_000,
  );
});
