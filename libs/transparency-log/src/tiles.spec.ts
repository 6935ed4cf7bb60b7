import { hex, numberedLeaves, treeOf } from './testing.fixture';
import { parseTilePath, subtreesFromTiles, TileDamaged, tilePath, tilesOf, type Tile } from './tiles';
import { consistencyProof, inclusionProof, rootOf } from './tree';

/** Tiles as the definition has them: hashes of complete subtrees, one behind another. */
const tilesFrom =
  (subtree: (level: number, index: number) => Uint8Array) =>
  ({ level, index, width }: Tile): Uint8Array =>
    Buffer.concat(Array.from({ length: width }, (_, at) => subtree(level * 8, index * 256 + at)));

describe('tiles', () => {
  it('have the paths of C2SP', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
    expect(tilePath({ level: 0, index: 273, width: 112 }, 'entries')).toBe('tile/entries/273.p/112');
  });

  it('are found again by their paths, and by no other', () => {
    for (const tile of [...tilesOf(70_000), { level: 0, index: 1_234_067, width: 256 }])
      expect(parseTilePath(tilePath(tile))).toEqual({ tile, kind: 'hashes' });
    expect(parseTilePath('tile/entries/x001/000.p/3')).toEqual({ tile: { level: 0, index: 1_000, width: 3 }, kind: 'entries' });
    for (const path of [
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/001',
      'tile/0/1',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/000/001',
      '/tile/0/000',
      'tile/0/../000',
      '',
    ])
      expect([path, parseTilePath(path)]).toEqual([path, null]);
  });

  it('of a tree of 70,000 are those of the example of C2SP', () => {
    const tiles = tilesOf(70_000);
    const of = (level: number, full: boolean) => tiles.filter((tile) => tile.level === level && (tile.width === 256) === full);
    expect([of(0, true).length, of(0, false).map(({ width }) => width)]).toEqual([273, [112]]);
    expect([of(1, true).length, of(1, false).map(({ width }) => width)]).toEqual([1, [17]]);
    expect([of(2, true).length, of(2, false).map(({ width }) => width)]).toEqual([0, [1]]);
    expect(tilesOf(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(tilesOf(0)).toEqual([]);
  });

  it('give the same roots and proofs as the tree they were cut from', () => {
    const { subtree } = treeOf(numberedLeaves(66_000));
    for (const size of [1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 66_000]) {
      const wanted = new Set(tilesOf(size).map((tile) => tilePath(tile)));
      const cut = tilesFrom(subtree);
      const fromTiles = subtreesFromTiles(size, (tile) => {
        expect(wanted).toContain(tilePath(tile));
        return cut(tile);
      });
      expect(hex(rootOf(size, fromTiles))).toBe(hex(rootOf(size, subtree)));
      expect(inclusionProof(size >> 1, size, fromTiles).map(hex)).toEqual(inclusionProof(size >> 1, size, subtree).map(hex));
      expect(consistencyProof(size >> 1, size, fromTiles).map(hex)).toEqual(consistencyProof(size >> 1, size, subtree).map(hex));
    }
  });

  it('of another length are refused, and subtrees outside of the tree', () => {
    const { subtree } = treeOf(numberedLeaves(300));
    const cut = tilesFrom(subtree);
    expect(() =>
      rootOf(
        300,
        subtreesFromTiles(300, (tile) => cut(tile).subarray(1)),
      ),
    ).toThrow(TileDamaged);
    expect(() => subtreesFromTiles(300, cut)(3, 37)).toThrow(RangeError);
  });
});
