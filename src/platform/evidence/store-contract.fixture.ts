import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { EvidenceStore } from './evidence-store';

export interface UnderTest {
  readonly store: EvidenceStore;
  stop(): Promise<void> | void;
}

export async function bytesOf(stream: Readable | null): Promise<Buffer | null> {
  if (stream === null) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** What every store of evidence does. */
export function storeOfEvidenceContract(name: string, open: () => Promise<UnderTest>): void {
  describe(name, () => {
    let under: UnderTest;
    let spool: string;
    beforeEach(async () => {
      spool = mkdtempSync(join(tmpdir(), 'hieu-hoc-spool-'));
      under = await open();
    });
    afterEach(async () => {
      await under.stop();
      rmSync(spool, { recursive: true, force: true });
    });

    const spooled = (bytes: Buffer): { readonly hash: string; readonly path: string } => {
      const path = join(spool, randomBytes(8).toString('hex'));
      writeFileSync(path, bytes);
      return { hash: createHash('sha256').update(bytes).digest('hex'), path };
    };
    const hashes = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const hash of under.store.hashes()) found.push(hash);
      return found;
    };

    it('gives back the very bytes, of nothing, of a few, of many', async () => {
      for (const size of [0, 1, 70_000, 3_000_000]) {
        const bytes = randomBytes(size);
        const { hash, path } = spooled(bytes);
        await under.store.put(hash, path);
        expect(existsSync(path)).toBe(false);
        expect((await bytesOf(await under.store.read(hash)))?.equals(bytes)).toBe(true);
      }
    });

    it('takes the same again, also from two at once, and never overwrites', async () => {
      const bytes = randomBytes(1000);
      const [first, second, third] = [spooled(bytes), spooled(bytes), spooled(bytes)];
      await Promise.all([under.store.put(first.hash, first.path), under.store.put(second.hash, second.path)]);
      writeFileSync(third.path, 'khác hẳn');
      await under.store.put(third.hash, third.path);
      expect(await bytesOf(await under.store.read(first.hash))).toEqual(bytes);
      expect([first, second, third].filter(({ path }) => existsSync(path))).toEqual([]);
    });

    it('has nothing under a hash that was never put, and nothing after a removal, which may be repeated', async () => {
      const { hash, path } = spooled(randomBytes(10));
      expect(await under.store.read(hash)).toBeNull();
      await under.store.remove(hash);
      await under.store.put(hash, path);
      await under.store.remove(hash);
      await under.store.remove(hash);
      expect(await under.store.read(hash)).toBeNull();
      expect(await hashes()).toEqual([]);
    });

    it('lists all that lies there', async () => {
      const all = Array.from({ length: 7 }, () => spooled(randomBytes(20)));
      for (const { hash, path } of all) await under.store.put(hash, path);
      expect((await hashes()).toSorted()).toEqual(all.map(({ hash }) => hash).toSorted());
    });
  });
}
