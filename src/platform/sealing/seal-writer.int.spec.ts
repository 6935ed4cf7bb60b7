import { DatabaseSync } from 'node:sqlite';
import {
  headPlaces,
  leafHash,
  provesConsistency,
  provesInclusion,
  provesStreamHead,
  streamKey,
  tilesOf,
  toHex,
  type StreamHead,
} from '@hieuhoc/transparency-log';
import { writeHeads } from './heads-writer';
import { SealWriter } from './seal-writer';
import { SealedFile } from './sealed-file';
import { LogToSeal } from './testing';

let log: LogToSeal;
beforeEach(async () => void (log = await LogToSeal.open()));
afterEach(() => log.close());

const entryHash = (entry: string | null): Uint8Array => leafHash(Buffer.from(entry ?? ''));
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `chuoi-${at % 97}`);

/** Seals what is in the log in batches of these sizes, the last one over and over, each by a writer of its own. */
async function sealIn(...sizes: readonly number[]): Promise<void> {
  const events = await log.events();
  for (let from = 0, at = 0; from < events.length; at++) {
    const size = sizes[Math.min(at, sizes.length - 1)] ?? events.length;
    const writer = new SealWriter(log.sealPath);
    writer.seal(events.slice(from, from + size));
    writer.close();
    from += size;
  }
}

describe('the sealed log', () => {
  it('has the same tree however its events came, and across a restart after each batch', async () => {
    await log.append(...many(700));
    await sealIn(1, 2, 253, 1, 300);
    const file = new SealedFile(log.sealPath);
    const whole = new SealWriter(`${log.sealPath}.whole`);
    expect(toHex(whole.seal(await log.events()).root)).toBe(toHex(file.rootAt(700)));
    whole.close();
    expect(file.size()).toBe(700);
    file.close();
  });

  it('proves that each event is in it, and that each earlier tree is its beginning', async () => {
    await log.append(...many(600));
    await sealIn(100);
    const file = new SealedFile(log.sealPath);
    for (const size of [1, 255, 256, 257, 600]) {
      const root = file.rootAt(size);
      for (const index of [0, size >> 1, size - 1])
        expect(provesInclusion(entryHash(file.entry(index)), index, size, file.inclusion(index, size), root)).toBe(true);
      expect(provesConsistency({ size, root }, { size: 600, root: file.rootAt(600) }, file.consistency(size, 600))).toBe(true);
    }
    for (const tile of tilesOf(300)) expect(file.tile(tile)).toHaveLength(tile.width * 32);
    expect(file.tile({ level: 0, index: 2, width: 89 })).toBeNull();
    expect(() => file.inclusion(600, 600)).toThrow('ask for what GET /api/log/checkpoint covers');
    file.close();
  });

  it('the envelope names the event before it in its stream, and the hashes of the stored text', async () => {
    await log.append('a', 'b', 'a');
    await sealIn(3);
    const file = new SealedFile(log.sealPath);
    const [first, , third] = file.entries(0, 3).map((entry): Record<string, unknown> => JSON.parse(entry));
    expect(third).toMatchObject({ stream: 'a', revision: 1, previous: toHex(entryHash(file.entry(0))), v: 1 });
    expect(first).toMatchObject({ previous: null, revision: 0 });
    file.close();
  });

  it('takes an event once, however often it comes', async () => {
    await log.append('a', 'b');
    const events = await log.events();
    const writer = new SealWriter(log.sealPath);
    writer.seal(events);
    await log.append('a');
    expect(writer.seal([...events, ...(await log.events())]).size).toBe(3);
    writer.close();
  });

  it('refuses a stream that does not go on where it stood, and an event whose stored leaf is another; nothing is sealed of the batch', async () => {
    await log.append('a', 'a', 'a');
    const [first, second, third] = await log.events();
    if (first === undefined || second === undefined || third === undefined) throw new Error('three events');
    const writer = new SealWriter(log.sealPath);
    expect(() => writer.seal([first, third])).toThrow('event 2 is revision 2 of a, which stood at 0');
    writer.close();
    const again = new SealWriter(log.sealPath);
    expect(again.sealed.size).toBe(0);
    expect(() => again.seal([first, { ...second, dataText: '{"about":"b"}' }])).toThrow('does not hash to the leaf that was written');
    again.close();
  });

  it('what the disk gives back differently is found before anything is signed', async () => {
    await log.append('a', 'b');
    const writer = new SealWriter(log.sealPath);
    const other = new DatabaseSync(log.sealPath);
    other.exec(
      "create trigger bad after insert on entry begin update entry set text = replace(text, 'a', 'á') where place = new.place; end",
    );
    other.close();
    expect(() => writer.seal([])).not.toThrow();
    const events = await log.events();
    expect(() => writer.seal(events)).toThrow('đọc lại khác với điều vừa ghi');
    writer.close();
  });
});

describe('sealed stream heads', () => {
  const headsFrom = async (size: number): Promise<StreamHead[]> => {
    const file = new SealedFile(log.sealPath);
    const ends = new Map<string, StreamHead>();
    for (const [place, { stream, revision }] of (await log.events()).slice(0, size).entries())
      ends.set(stream, { key: streamKey(stream), revision: Number(revision), leaf: entryHash(file.entry(place)) });
    file.close();
    return [...ends.values()];
  };

  it('have the root of the plain tree, at every sealing, and prove what a stream ended with and what there was not', async () => {
    const sizes: number[] = [];
    const writer = new SealWriter(log.sealPath);
    for (const part of [many(150), Array.from({ length: 600 }, (_, at) => `moi-${at}`), ['chuoi-3', 'moi-5', 'sau-cung']]) {
      await log.append(...part);
      sizes.push(writer.seal(await log.events()).size);
      writeHeads(writer.database, sizes.at(-1) ?? 0);
    }
    expect(writeHeads(writer.database, 753)).toMatchObject({ size: 753, count: 698 });
    const file = new SealedFile(log.sealPath);
    for (const size of sizes) {
      const plain = headPlaces(await headsFrom(size));
      const sealed = file.headsAt(size);
      expect([toHex(sealed.root), sealed.count]).toEqual([toHex(plain.root), plain.count]);
      for (const stream of ['chuoi-3', 'moi-5', 'moi-599', 'sau-cung', 'khong-co']) {
        const proof = sealed.proofOf(stream);
        expect(provesStreamHead(stream, proof, { size: sealed.count, root: sealed.root })).toBe(true);
        expect(provesStreamHead('chuoi-4', proof, { size: sealed.count, root: sealed.root })).toBe(false);
        const known = (await headsFrom(size)).find(({ key }) => toHex(key) === toHex(streamKey(stream)));
        expect(proof.kind === 'present' ? proof.head.revision : null).toBe(known?.revision ?? null);
      }
    }
    expect(() => file.headsAt(5)).toThrow('stream heads sealed at 5');
    file.close();
    writer.close();
  });

  it('take rows for the streams that changed, no others', async () => {
    const writer = new SealWriter(log.sealPath);
    await log.append(...many(97));
    writeHeads(writer.database, writer.seal(await log.events()).size);
    await log.append('chuoi-1', 'chuoi-1');
    writeHeads(writer.database, writer.seal(await log.events()).size);
    expect(writer.database.prepare('select count(*) as n from sealed_head').get()).toEqual({ n: 98 });
    writer.close();
  });
});
