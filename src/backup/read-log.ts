import { GrowingTree, sameHash, TILE_HEIGHT, TILE_WIDTH, tilePath, tilesOf, type Hash, type Tile } from '@hieuhoc/transparency-log';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLine, type BundledEvent } from './bundle-line';
import { BackupDamaged, damage, type Damage } from './damage';
import { formatEntries, parseEntries } from './entries';
import { bundlePath, bundlesOf, entriesPath } from './layout';
import type { SignedHead } from './read-notes';
import { StreamChain } from './stream-chain';

/** What the events of a backup are held against while they are read. */
export interface ToProve {
  readonly folder: string;
  readonly size: number;
  readonly root: Hash;
  readonly heads: readonly SignedHead[];
}

/**
 * The events of a backup in log order, each proven before it is given: by its bundle's form, its stream, the entries and tiles; at the end,
 * and at every size that was signed, by the root. Throws BackupDamaged.
 */
export async function* provenEvents(log: ToProve): AsyncGenerator<readonly BundledEvent[], void> {
  const { folder, size } = log;
  const tree = new GrowingTree();
  const chain = new StreamChain();
  const tiles = new TilesOfTree(folder, size);
  const signed = headsBySize(log.heads);
  for (const tile of bundlesOf(size)) {
    const path = bundlePath(tile);
    const events = eventsIn(folder, path, tile, await readFile(join(folder, path), 'utf8'));
    const entryBytes = await readFile(join(folder, entriesPath(tile)));
    const entries = parseEntries(entryBytes) ?? [];
    if (entries.length !== tile.width || !formatEntries(entries).equals(entryBytes))
      throw refused(folder, damage('bundle-malformed', entriesPath(tile)));
    for (const [at, event] of events.entries()) {
      const link = chain.next(event);
      const place = `${tree.size + 1}: ${event.type} ${event.stream}@${event.revision}`;
      if (link === null) throw refused(folder, damage('stream-broken', path, place));
      if (entries[at] !== link.entry) throw refused(folder, damage('event-altered', path, place));
      tree.push(link.leaf, (level, index, hash) => tiles.add(level, index, hash));
      for (const head of signed.get(tree.size) ?? [])
        if (!sameHash(head.root, tree.root)) throw refused(folder, damage('signed-root-differs', head.path, String(head.size)));
    }
    await tiles.compare();
    yield events;
  }
  await tiles.compareEdge();
  if (!sameHash(tree.root, log.root)) throw refused(folder, damage('root-differs', 'manifest.json'));
}

const refused = (folder: string, found: Damage): BackupDamaged => new BackupDamaged(folder, [found]);

function eventsIn(folder: string, path: string, { width }: Tile, text: string): readonly BundledEvent[] {
  const lines = text.split('\n');
  const events = lines.slice(0, -1).map(parseLine);
  const sound = lines.at(-1) === '' && events.length === width;
  const read = events.filter((event) => event !== null);
  if (!sound || read.length !== width) throw refused(folder, damage('bundle-malformed', path));
  return read;
}

function headsBySize(heads: readonly SignedHead[]): ReadonlyMap<number, readonly SignedHead[]> {
  const bySize = new Map<number, SignedHead[]>();
  for (const head of heads) bySize.set(head.size, [...(bySize.get(head.size) ?? []), head]);
  return bySize;
}

/** Hashes as they come out of the events, against those in the files of tiles. */
class TilesOfTree {
  readonly #open: Hash[][] = [];
  readonly #full: { readonly tile: Tile; readonly bytes: Buffer }[] = [];

  constructor(
    private readonly folder: string,
    private readonly size: number,
  ) {}

  add(level: number, index: number, hash: Hash): void {
    if (level % TILE_HEIGHT !== 0) return;
    const hashes = (this.#open[level / TILE_HEIGHT] ??= []);
    if (hashes.push(hash) < TILE_WIDTH) return;
    const tile = { level: level / TILE_HEIGHT, index: Math.floor(index / TILE_WIDTH), width: TILE_WIDTH };
    this.#full.push({ tile, bytes: Buffer.concat(hashes.splice(0)) });
  }

  async compare(): Promise<void> {
    for (const { tile, bytes } of this.#full.splice(0)) await this.#same(tile, bytes);
  }

  async compareEdge(): Promise<void> {
    for (const tile of tilesOf(this.size)) if (tile.width < TILE_WIDTH) await this.#same(tile, Buffer.concat(this.#open[tile.level] ?? []));
  }

  async #same(tile: Tile, bytes: Buffer): Promise<void> {
    const path = tilePath(tile);
    if (!bytes.equals(await readFile(join(this.folder, path)))) throw refused(this.folder, damage('event-altered', path));
  }
}
