import { parseTilePath, TILE_WIDTH, tilePath, tilesOf, type Tile } from '@hieuhoc/transparency-log';

/** Events of a bundle: as many as a tile has hashes, so that both end together. */
export const BUNDLE_EVENTS = TILE_WIDTH;

export const MANIFEST = 'manifest.json';
export const CHECKPOINT = 'checkpoint';
export const notesPath = (size: number): string => `checkpoints/${String(size).padStart(16, '0')}.ndjson`;

const ENTRIES = 'tile/entries/';

/** `bundle/x001/234.ndjson`, at the right edge `bundle/x001/234.p/17.ndjson`. */
export const bundlePath = (tile: Tile): string => `bundle/${tilePath(tile, 'entries').slice(ENTRIES.length)}.ndjson`;
export const entriesPath = (tile: Tile): string => tilePath(tile, 'entries');

/** The bundles of a log of so many events, in order. */
export function bundlesOf(size: number): Tile[] {
  return tilesOf(size).filter(({ level }) => level === 0);
}

/** Every file that a log of so many events consists of. */
export const logFilesOf = (size: number): string[] => [
  ...tilesOf(size).map((tile) => tilePath(tile)),
  ...bundlesOf(size).flatMap((tile) => [entriesPath(tile), bundlePath(tile)]),
];

/** Whether a path is that of a tile, of entries or of a bundle. */
export function isLogFile(path: string): boolean {
  const tile =
    path.startsWith('bundle/') && path.endsWith('.ndjson') ? `${ENTRIES}${path.slice('bundle/'.length, -'.ndjson'.length)}` : path;
  return parseTilePath(tile) !== null;
}
