import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged } from '@hieuhoc/event-store';
import { GrowingTree, HASH_BYTES, sameHash, TILE_HEIGHT, TILE_WIDTH, tilePath, tilesOf, type Hash } from '@hieuhoc/transparency-log';
import { ownThread } from '../../threads/own-thread';
import type { SealedFile } from '../sealed-file';
import { RangeCheck, type Mismatch, type Shared } from './range-check';
import type { RangeWork, ToldByRange } from './range.worker';

export interface Hashed {
  /** Events in the log, and of them those that are sealed. */
  readonly size: number;
  readonly sealed: number;
  /** The first event that is not as claimed. */
  readonly mismatch: Mismatch | null;
  /** Root of the sealed events, made of what was hashed; null after a mismatch. */
  readonly root: Hash | null;
  /** Whether the seals' upper tiles are those of these leaves; the first one that is not. */
  readonly tile: string | null;
}

const THREADS = 2;
/** Fewer are hashed before a thread has started. */
const MANY = 50_000;

/** Hashes every event of a SQLite log from its stored bytes, on two threads, and compares with the leaves that are claimed of them. */
export async function hashSqliteLog(
  path: string,
  seal: SealedFile | null,
  progress: (done: number, of: number) => void,
  many = MANY,
): Promise<Hashed> {
  const { size, storedLeaves } = extentOf(path);
  const sealed = seal?.size() ?? 0;
  const claimed = storedLeaves ? Math.max(size, sealed) : sealed;
  const shared: Shared = {
    log: path,
    seal: seal?.path ?? null,
    sealed,
    size: Math.min(claimed, Math.max(size, sealed)),
    storedLeaves,
    leaves: new SharedArrayBuffer(Math.max(1, claimed) * HASH_BYTES),
    blocks: new SharedArrayBuffer(Math.ceil(Math.max(1, claimed) / TILE_WIDTH) * HASH_BYTES),
  };
  claim(shared, seal);
  const mismatches = shared.size < many ? onThisThread(shared, progress) : await onThreads(shared, progress);
  const mismatch = mismatches.reduce<Mismatch | null>((least, one) => (least === null || one.index < least.index ? one : least), null);
  if (mismatch !== null || seal === null) return { size, sealed, mismatch, root: null, tile: null };
  return { size, sealed, mismatch, ...upperTree(shared, seal) };
}

/** Sealed events' leaves are those of the tiles, the others' those that stand beside them. */
function claim({ leaves, sealed, size, log }: Shared, seal: SealedFile | null): void {
  const bytes = Buffer.from(leaves);
  for (const tile of tilesOf(sealed).filter(({ level }) => level === 0))
    bytes.set(seal?.tile(tile) ?? Buffer.alloc(tile.width * HASH_BYTES), tile.index * TILE_WIDTH * HASH_BYTES);
  if (size <= sealed) return;
  const database = new DatabaseSync(log, { readOnly: true });
  try {
    for (const row of database.prepare('select seq, leaf from events where seq > ? order by seq').iterate(sealed)) {
      const { seq, leaf } = row;
      if (typeof seq === 'number' && seq <= size && ArrayBuffer.isView(leaf))
        bytes.set(Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength), (seq - 1) * HASH_BYTES);
    }
  } finally {
    database.close();
  }
}

function extentOf(path: string): { readonly size: number; readonly storedLeaves: boolean } {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const size = Number(database.prepare('select coalesce(max(seq), 0) as size from events').get()?.['size']);
    const storedLeaves = database.prepare("select 1 from pragma_table_info('events') where name = 'leaf'").get() !== undefined;
    return { size, storedLeaves };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StoreDamaged(path, { en: `the file cannot be read: ${detail}`, vi: `không đọc được tệp (${detail})` });
  } finally {
    database.close();
  }
}

function onThisThread(shared: Shared, progress: (done: number, of: number) => void): Mismatch[] {
  const check = new RangeCheck(shared);
  try {
    let done = 0;
    const mismatch = check.check(0, shared.size, (events) => progress((done += events), shared.size));
    return mismatch === null ? [] : [mismatch];
  } finally {
    check.close();
  }
}

async function onThreads(shared: Shared, progress: (done: number, of: number) => void): Promise<Mismatch[]> {
  let done = 0;
  const told = (events: number): void => {
    done += events;
    progress(done, shared.size);
  };
  // One behind the other: a thread that goes through its events in order has most streams' last one in mind.
  const share = Math.ceil(shared.size / THREADS / TILE_WIDTH) * TILE_WIDTH;
  const ranges = Array.from({ length: THREADS }, (_, nth) => ({ from: nth * share, to: Math.min(shared.size, (nth + 1) * share) }));
  const work = ranges.filter(({ from, to }) => from < to).map((range) => onThread({ shared, ...range }, told));
  return (await Promise.all(work)).filter((mismatch) => mismatch !== null);
}

function onThread(work: RangeWork, told: (events: number) => void): Promise<Mismatch | null> {
  const { log } = work.shared;
  return new Promise((resolve, reject) => {
    const worker = ownThread(__dirname, 'range.worker', work, {});
    worker.on('message', (message: ToldByRange) => {
      if (message.kind === 'done') told(message.events);
      else if (message.kind === 'end') resolve(message.mismatch);
      else reject(new StoreDamaged(log, { en: message.message, vi: `không đọc được tệp (${message.message})` }));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread that hashes ended')));
  });
}

/** Above the leaves: from the roots of 256 of them on. */
function upperTree({ blocks, leaves, sealed }: Shared, seal: SealedFile): Pick<Hashed, 'root' | 'tile'> {
  const [roots, bytes] = [Buffer.from(blocks), Buffer.from(leaves)];
  const full = Math.floor(sealed / TILE_WIDTH);
  const upper = new GrowingTree();
  let wrong: string | null = null;
  for (let block = 0; block < full; block++) {
    upper.push(hashAt(roots, block), (level, index, hash) => {
      if (level % TILE_HEIGHT !== 0 || wrong !== null) return;
      const at = index % TILE_WIDTH;
      const tile = { level: level / TILE_HEIGHT + 1, index: Math.floor(index / TILE_WIDTH), width: at + 1 };
      const stored = seal.tile(tile);
      if (stored === null || !sameHash(stored.subarray(at * HASH_BYTES), hash)) wrong = tilePath(tile);
    });
  }
  // The complete subtrees of whole blocks are those of their leaves, eight levels higher.
  const tree = new GrowingTree(full * TILE_WIDTH, upper.edge);
  for (let index = tree.size; index < sealed; index++) tree.push(hashAt(bytes, index));
  return { root: tree.root, tile: wrong };
}

const hashAt = (bytes: Buffer, at: number): Hash => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
