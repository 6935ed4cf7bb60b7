import { gather, rowsDossierLines, type Asked, type PlacedEvent } from '@hieuhoc/dossier';
import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import { MemoryLog } from '../../libs/dossier/src/testing/memory-log.fixture';
import { verdictOn } from '../../libs/dossier/src/testing/made.fixture';
import type { StatusService } from '../../src/status/status.service';
import { seededDice, type Dice } from '../oracle/dice';
import { anyHistory } from './history';
import { openInProcess } from './in-process';
import { anyStatusQuestion } from './questions';
import { Recorder, type Told, untold } from './recorder';
import { ROUNDS, SEED } from './settings';

const WORLDS = 6;
const QUESTIONS = 12;
type AskedRows = Asked & { readonly kind: 'rows' };

const placed = ({ id, type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent, index: number): PlacedEvent => ({
  index,
  id,
  type,
  stream,
  revision: Number(revision),
  recordedAt,
  data: dataText,
  metadata: metadataText,
});

async function sealedCopy(store: EventStore): Promise<MemoryLog> {
  const log = new MemoryLog();
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    for (const event of page.events) log.take(placed(event, log.size));
    if (page.endOfLog) return log;
  }
}

function anyAsked(dice: Dice, told: Told, size: number): AskedRows {
  const { plan, indicator = null, area = null, period = null, on, basis = 'reported' } = anyStatusQuestion(dice, told, size);
  return { kind: 'rows', plan: dice.chance(90) ? plan : null, indicator, area, period, on, basis };
}

async function claimed(status: StatusService, { kind: _, ...asked }: AskedRows, size: number) {
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  const { items, next } = await status.rows({ ...query, asOf: String(size), limit: 1000 });
  expect(next).toBeNull();
  return items.map(({ asOf: _asOf, sample: _sample, overdueReports: _overdue, reason: _reason, ...row }) => row);
}

describe('dossiers of random histories', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => SEED + index * WORLDS))(
    'hold all that the rows rest on and no more than a part of the log: the application’s rows follow from them (worlds from %i on)',
    async (seed) => {
      const system = await openInProcess();
      try {
        const worlds = Array.from({ length: WORLDS }, (_, index) => untold(anyHistory(seed + index, `h${index}`)));
        await new Recorder(system.entrance, worlds).all();
        await system.caughtUp();
        const log = await sealedCopy(system.store);
        const sealed = log.seal();
        const [faults, shown]: [string[], number[]] = [[], []];
        for (const told of worlds) {
          const dice = seededDice(told.history.seed ^ 0x0d05);
          for (let asking = 0; asking < QUESTIONS; asking++) {
            const asked = anyAsked(dice, told, sealed.sealSize);
            const rows = await claimed(system.status, asked, sealed.sealSize);
            const gathered = await gather(sealed.heads, asked, log.read);
            const lines = rowsDossierLines({ log: log.source(), held: [], asked, ...sealed, ...gathered, rows });
            const verdict = verdictOn(lines);
            shown.push(gathered.events.length / log.size);
            // Where nothing follows nothing is proven: that is said, and is no fault.
            if (verdict.outcome !== (rows.length === 0 ? 'unprovable' : 'passed'))
              faults.push(
                `${JSON.stringify(asked)}: ${verdict.outcome} ${verdict.checks.map(({ outcome, code, messageVi }) => (outcome === 'failed' ? `${code} ${messageVi}` : '')).join('')}`,
              );
          }
        }
        expect(faults).toEqual([]);
        expect(Math.min(...shown)).toBeLessThan(0.5);
      } finally {
        await system.close();
      }
    },
    60_000,
  );
});
