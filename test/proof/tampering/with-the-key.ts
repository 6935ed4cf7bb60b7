import { gather, rowsDossierLines, rowsOf, type PlacedEvent } from '@hieuhoc/dossier';
import { asDossierEvent } from '../../../libs/dossier/src/making/gather';
import { OTHER_SIGNER, type MemoryLog, type Said } from '../../../libs/dossier/src/testing/memory-log.fixture';
import { logOf, rowsDossier, wholeDossierOf } from '../../../libs/dossier/src/testing/made.fixture';
import type { Dice } from '../../oracle/dice';
import type { Handed, Honest } from './tampered';
import { ASKED } from './worlds';

/** What the operator of the system does, who has the store and has the log's key sign whatever he makes. */
export type WithTheKey = (honest: Honest, dice: Dice) => Promise<Handed>;

const handed = async (log: MemoryLog, { heldSize, held }: Honest): Promise<Handed> => ({
  lines: await rowsDossier(log, ASKED, [heldSize]),
  options: { held: [held] },
});

/** Another thing said in the place of one of the first `before`. */
const otherwise = (world: readonly Said[], before: number, dice: Dice): readonly Said[] => {
  const at = dice.below(before);
  return world.map((said, index) => (index === at ? { ...said, data: { ...said.data, khac: 'x' } } : said));
};

export const WITH_THE_KEY: Readonly<Record<string, WithTheKey>> = {
  'edit in the store': (honest, dice) =>
    storeWith(honest, (events) => {
      const at = dice.below(events.length);
      return events.map((event, index) => (index === at ? { ...event, data: event.data.replace(/.$/, ',"khac":1}') } : event));
    }),
  'roll back to an older backup': (honest, dice) => {
    // The seal and one thing more are said after what is kept: all of it stays below what the auditor has seen signed.
    const kept = Math.min(honest.heldSize, honest.world.length) - 3;
    return handed(logOf(honest.world.slice(0, Math.max(0, kept - dice.below(Math.max(1, kept))))), honest);
  },
  'rewrite from an event on': (honest, dice) => handed(logOf(otherwise(honest.world, honest.heldSize, dice)), honest),
  'fork two views': (honest, dice) => {
    const from = dice.below(honest.heldSize);
    const strange: Said = { stream: 'account-khac', type: 'AccountOpened', data: { n: dice.below(1_000_000) } };
    return handed(logOf([...honest.world.slice(0, from), strange, ...honest.world.slice(from)]), honest);
  },
  'swap the key': async (honest) => {
    const { lines } = await handed(logOf(honest.world, OTHER_SIGNER), honest);
    return { lines };
  },
  'back-date with a fresh tree': async (honest, dice) => {
    const shown = honest.world.filter((said, index) => index > 0 && !said.stream.includes('khac'));
    const event = dice.one(shown);
    const dated = honest.world.map((said) => (said === event ? { ...said, recordedAt: '2014-01-01T00:00:00.000Z' } : said));
    const { lines } = await handed(logOf(dated), honest);
    return { lines };
  },
  'seal other heads': async (honest, dice) => {
    const log = logOf(honest.world);
    const heads = log.heads();
    const root = dice.chance(50) ? 'ab'.repeat(32) : Buffer.from(heads.at(0).leaf).toString('hex');
    log.say({ stream: 'seal', type: 'StreamHeadsSealed', data: { size: log.size, count: heads.count, root } });
    // As if the log said of no seal, or as it says.
    return { lines: await wholeDossierOf(log, dice.chance(50) ? log.size : log.size - 1) };
  },
};

/** A dossier that the system itself makes of a store that was changed after it was sealed. */
async function storeWith(honest: Honest, change: (events: readonly PlacedEvent[]) => readonly PlacedEvent[]): Promise<Handed> {
  const log = logOf(honest.world);
  const sealed = log.seal();
  const gathered = await gather(sealed.heads, ASKED, log.read);
  const events = change(gathered.events);
  const rows = rowsOf(events.map(asDossierEvent), ASKED);
  return { lines: [...rowsDossierLines({ log: log.source(), held: [], asked: ASKED, ...sealed, ...gathered, events, rows })] };
}
