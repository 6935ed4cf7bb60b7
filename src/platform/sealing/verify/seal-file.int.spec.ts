import { statSync, truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { writeHeads } from '../heads-writer';
import { SealWriter } from '../seal-writer';
import { LogToSeal } from '../testing';
import { checkSealFile, unreadablePages } from './seal-file';

/** A log whose streams' heads were sealed three times. */
let log: LogToSeal;
beforeAll(async () => {
  log = await LogToSeal.open();
  const writer = new SealWriter(log.sealPath);
  for (let part = 0; part < 3; part++) {
    await log.append(...Array.from({ length: 300 }, (_, at) => `chuoi-${(at * (part + 1)) % 400}`));
    writeHeads(writer.database, writer.seal(await log.events()).size);
  }
  writer.close();
});
afterAll(() => log.close());

const changed = async (change: string): Promise<LogToSeal> => {
  const copy = await log.copy();
  const database = new DatabaseSync(copy.sealPath);
  database.exec(change);
  database.close();
  return copy;
};

const said = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('what seal.db keeps beside envelopes and tiles', () => {
  it('comes out of the envelopes again', async () => {
    expect(unreadablePages(log.sealPath)).toBeNull();
    expect(await checkSealFile(log.store, log.sealPath)).toMatchObject({ check: 'seal-file', outcome: 'passed' });
  });

  it.each([
    ['head', "update head set leaf = zeroblob(32) where key = cast('chuoi-7' as blob)"],
    ['head', "update head set hash = zeroblob(32) where key = cast('chuoi-7' as blob)"],
    ['heads', 'delete from heads where size = 600'],
    ['sealed_head', 'update sealed_head set revision = revision + 1 where size = 300'],
    ['head_block', 'update head_block set first_key = zeroblob(3) where size = 300 and block = 1'],
  ])('a change in the table %s is named', async (table, change) => {
    const copy = await changed(change);
    // A sealing that is gone leaves its heads behind.
    const named = table === 'heads' ? expect.stringMatching(/head/) : table;
    expect(await checkSealFile(copy.store, copy.sealPath)).toMatchObject({ outcome: 'failed', facts: { table: named } });
    await copy.close();
  });

  it('a place in the log where another event stands is named', async () => {
    const copy = await changed("update sealed set position = '0000000000000899'");
    expect(await checkSealFile(copy.store, copy.sealPath)).toMatchObject({
      outcome: 'failed',
      messageVi: expect.stringContaining('không còn là'),
    });
    await copy.close();
  });

  it('an envelope that is none is named', async () => {
    const copy = await changed("update entry set text = '{' where place = 5");
    expect(await checkSealFile(copy.store, copy.sealPath)).toMatchObject({ outcome: 'failed' });
    await copy.close();
  });

  it('a file that was cut, at the end of a page or within one, is not read', async () => {
    for (const cut of [4_096, 100]) {
      const copy = await log.copy();
      truncateSync(copy.sealPath, statSync(copy.sealPath).size - cut);
      expect(said(() => unreadablePages(copy.sealPath))).toMatchObject({ messageVi: expect.stringContaining('seal.db') });
      await copy.close();
    }
  });
});
