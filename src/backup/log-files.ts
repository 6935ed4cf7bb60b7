import {
  entryOfText,
  GrowingTree,
  leafHexOf,
  subtreesFromTiles,
  TILE_HEIGHT,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  toBase64,
  toHex,
  type Hash,
  type Tile,
} from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEntry } from '../platform/sealing/entry';
import { parseLine } from './bundle-line';
import { formatEntries, parseEntries } from './entries';
import { writeWhole, type BackupFile } from './files';
import { bundlePath, entriesPath } from './layout';
import type { LogState } from './manifest';
import type { Link } from './stream-chain';

/** Files on their way to the disk at one time. */
const IN_FLIGHT = 8;

/** What is not in a full file yet, at the right edge of the tree. */
interface Edge {
  readonly tree: GrowingTree;
  /** By level of tiles. */
  readonly tiles: Hash[][];
  readonly entries: string[];
  readonly lines: string[];
}

/** Writes a log as tiles, entries and bundles, file after file, each when it is full; those of the right edge at the end. */
export class LogFiles {
  readonly written: BackupFile[] = [];
  readonly #writing = new Set<Promise<void>>();
  #failures: unknown[] = [];

  private constructor(
    private readonly folder: string,
    private readonly edge: Edge,
  ) {}

  static begin(folder: string): LogFiles {
    return new LogFiles(folder, { tree: new GrowingTree(), tiles: [], entries: [], lines: [] });
  }

  /** Goes on behind the events of a backup. Null where its files do not hold them any more. */
  static resume(folder: string, { size, root }: Pick<LogState, 'size' | 'root'>): LogFiles | null {
    try {
      const edge = edgeIn(folder, size);
      return toBase64(edge.tree.root) === root ? new LogFiles(folder, edge) : null;
    } catch {
      return null;
    }
  }

  get size(): number {
    return this.edge.tree.size;
  }

  get root(): Hash {
    return this.edge.tree.root;
  }

  /** The line of the last event, where it stands in a bundle that is not full. */
  get lastLines(): readonly string[] {
    return this.edge.lines;
  }

  async add(line: string, { entry, leaf }: Link): Promise<void> {
    const { tree, tiles, entries, lines } = this.edge;
    const full: (() => Promise<BackupFile>)[] = [];
    const index = Math.floor(tree.size / TILE_WIDTH);
    tree.push(leaf, (level, at, hash) => {
      if (level % TILE_HEIGHT !== 0) return;
      const hashes = (tiles[level / TILE_HEIGHT] ??= []);
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) return;
      const tile = { level: level / TILE_HEIGHT, index: Math.floor(at / TILE_WIDTH), width: TILE_WIDTH };
      const bytes = Buffer.concat(hashes.splice(0));
      full.push(() => writeWhole(this.folder, tilePath(tile), bytes));
    });
    entries.push(entry);
    lines.push(line);
    if (lines.length === TILE_WIDTH) full.push(...this.#bundle({ level: 0, index, width: TILE_WIDTH }, entries.splice(0), lines.splice(0)));
    for (const write of full) await this.#write(write);
  }

  /** The partial files of the right edge; everything is on disk when it answers. */
  async finish(): Promise<void> {
    const { tree, tiles, entries, lines } = this.edge;
    for (const tile of tilesOf(tree.size)) {
      if (tile.width === TILE_WIDTH) continue;
      const bytes = Buffer.concat(tiles[tile.level] ?? []);
      await this.#write(() => writeWhole(this.folder, tilePath(tile), bytes));
      if (tile.level === 0) for (const write of this.#bundle(tile, entries, lines)) await this.#write(write);
    }
    await Promise.all(this.#writing);
    this.#throwFailure();
  }

  #bundle(tile: Tile, entries: readonly string[], lines: readonly string[]): (() => Promise<BackupFile>)[] {
    const [entryBytes, bundle] = [formatEntries(entries), bundleOf(lines)];
    return [() => writeWhole(this.folder, entriesPath(tile), entryBytes), () => writeWhole(this.folder, bundlePath(tile), bundle)];
  }

  async #write(write: () => Promise<BackupFile>): Promise<void> {
    if (this.#writing.size >= IN_FLIGHT) await Promise.race(this.#writing);
    this.#throwFailure();
    const writing = this.#kept(write()).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async #kept(writing: Promise<BackupFile>): Promise<void> {
    try {
      this.written.push(await writing);
    } catch (error) {
      this.#failures.push(error);
    }
  }

  #throwFailure(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
  }
}

export const bundleOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Throws where a file is missing, of another length, or not of the same events as the others. */
function edgeIn(folder: string, size: number): Edge {
  const read = (tile: Tile): Buffer => readFileSync(join(folder, tilePath(tile)));
  const subtree = subtreesFromTiles(size, read);
  const complete: Hash[] = [];
  for (let level = Math.floor(Math.log2(Math.max(size, 1))), at = 0; level >= 0; level--) {
    const span = 2 ** level;
    if (at + span > size) continue;
    complete.push(subtree(level, at / span));
    at += span;
  }
  const edge: Edge = { tree: new GrowingTree(size, complete), tiles: [], entries: [], lines: [] };
  for (const tile of tilesOf(size)) {
    if (tile.width === TILE_WIDTH) continue;
    const bytes = read(tile);
    edge.tiles[tile.level] = Array.from({ length: tile.width }, (_, at) => bytes.subarray(at * 32, (at + 1) * 32));
    if (tile.level > 0) continue;
    edge.entries.push(...(parseEntries(readFileSync(join(folder, entriesPath(tile)))) ?? []));
    edge.lines.push(
      ...readFileSync(join(folder, bundlePath(tile)), 'utf8')
        .split('\n')
        .slice(0, -1),
    );
    const isWhole = edge.entries.length === tile.width && edge.lines.length === tile.width;
    if (!isWhole || !edge.lines.every((line, at) => isOf(line, edge.entries[at], edge.tiles[0]?.[at])))
      throw new RangeError(bundlePath(tile));
  }
  return edge;
}

/** What is gone on with is written again, in files whose hashes are made anew: harm that came to it would be kept as if it were sound. */
function isOf(line: string, entry: string | undefined, leaf: Hash | undefined): boolean {
  const event = parseLine(line);
  if (event === null || entry === undefined || leaf === undefined || leafHexOf(entry) !== toHex(leaf)) return false;
  const { previous } = parseEntry(entry);
  return entryOfText(event, previous) === entry;
}
