import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { newEvents } from '@hieuhoc/event-store-contract';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { formatCheckpoint, newSigningKey, signerOf, signNote } from '@hieuhoc/transparency-log';
import { chance } from '../../libs/event-store-sqlite/test/fragile-disk';
import { writeHeads } from '../../src/platform/sealing/heads-writer';
import { SealWriter } from '../../src/platform/sealing/seal-writer';
import { storeCheckpoint } from '../../src/platform/sealing/store-checkpoint';

const ORIGIN = 'hieuhoc.localhost/thu';
const STREAMS = 7;
const MOST_IN_GROUP = 5;

/**
 * A log and what is sealed of it, in one folder: a group of appends, a seal, now and then a signature, which is served once it is kept.
 * Says `acked log`, `acked seal` and `acked signed <note>`, each with the size. Opens all of it anew half-way.
 */
async function main(folder: string, groups: number, seed: number): Promise<void> {
  const signer = signerOf(newSigningKey(ORIGIN, 'ed25519'), () => new Date());
  const luck = chance(seed);
  const half = Math.ceil(groups / 2);
  for (const count of [half, groups - half]) {
    const store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline' });
    const writer = new SealWriter(join(folder, 'seal.db'));
    for (let group = 0; group < count; group++) {
      const appends = Array.from({ length: 1 + Math.floor(luck() * MOST_IN_GROUP) }, () =>
        store.append(`figure-${Math.floor(luck() * STREAMS)}`, 'any', newEvents(1)),
      );
      say(`acked log ${(await Promise.all(appends)).at(-1)?.logSize}`);
      const { events } = await store.readAll({ after: writer.sealed.position, limit: 1_000, leaves: true });
      const { size, root } = writer.seal(events);
      say(`acked seal ${size}`);
      if (group % 4 === 3) writeHeads(writer.database, size);
      if (group % 3 === 0) continue;
      const note = signNote(formatCheckpoint({ origin: ORIGIN, size, root }), [signer]);
      storeCheckpoint(writer.database, { size, root, note, at: new Date().toISOString() });
      say(`acked signed ${Buffer.from(note).toString('base64')} ${size}`);
    }
    writer.close();
    await store.close();
  }
}

const say = (line: string): void => void writeSync(1, `${line}\n`);

const [folder = '', groups, seed] = process.argv.slice(2);
void main(folder, Number(groups), Number(seed));
