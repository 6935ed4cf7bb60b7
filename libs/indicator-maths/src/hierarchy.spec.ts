/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { hierarchyOf } from './hierarchy';
import { lineageOn } from './lineage';
import type { AreaSpec, HierarchyChange } from './model';
import { snapshotOn } from './snapshot';
import { area } from './testing-values';
import { sameUnits, unitsOn } from './units';

const established = (spec: AreaSpec, on = '2000-01-01'): HierarchyChange => ({ type: 'AreaEstablished', on, area: spec });
const reorganised = (
  on: string,
  from: readonly string[],
  to: readonly AreaSpec[],
  parts: readonly (readonly [string, string, string?])[] = [],
  children: readonly { area: string; parent: string }[] = [],
): HierarchyChange => ({
  type: 'AreasReorganised',
  on,
  from,
  to,
  parts: parts.map(([one, other, share]) => ({ from: one, to: other, ...(share !== undefined && { share }) })),
  children,
});
const base = [
  established(area('P', 'province', null)),
  established(area('D1', 'district', 'P')),
  established(area('D2', 'district', 'P')),
  established(area('A', 'commune', 'D1', ['mien-nui'])),
  established(area('B', 'commune', 'D1')),
  established(area('C', 'commune', 'D2')),
];
const communes = ['commune'] as const;

describe('rules 4: the dated hierarchy', () => {
  it('the same list of changes gives the same object', () => expect(hierarchyOf(base)).toBe(hierarchyOf(base)));
  it('renaming, reclassifying, moving under another parent keep the id', () => {
    const hierarchy = hierarchyOf([
      ...base,
      { type: 'AreaRenamed', on: '2010-01-01', area: 'A', name: 'A mới' },
      { type: 'AreaReclassified', on: '2011-01-01', area: 'A', classes: ['bien-gioi'] },
      { type: 'AreaMoved', on: '2012-01-01', area: 'A', parent: 'D2' },
    ]);
    expect([hierarchy.nameOn('A', '2009-12-31'), hierarchy.nameOn('A', '2010-01-01')]).toEqual(['A', 'A mới']);
    expect([hierarchy.classesOn('A', '2010-12-31'), hierarchy.classesOn('A', '2011-01-01')]).toEqual([['mien-nui'], ['bien-gioi']]);
    expect([hierarchy.parentOn('A', '2011-12-31'), hierarchy.parentOn('A', '2012-01-01')]).toEqual(['D1', 'D2']);
    expect(hierarchy.existsOn('A', '2020-01-01')).toBe(true);
  });
  it('a reorganisation ends every area it touches and establishes new ids', () => {
    const hierarchy = hierarchyOf([
      ...base,
      reorganised(
        '2020-01-01',
        ['A', 'B'],
        [area('AB', 'commune', 'D1')],
        [
          ['A', 'AB'],
          ['B', 'AB'],
        ],
      ),
    ]);
    expect(hierarchy.existsOn('A', '2019-12-31') && !hierarchy.existsOn('A', '2020-01-01')).toBe(true);
    expect(!hierarchy.existsOn('AB', '2019-12-31') && hierarchy.existsOn('AB', '2020-01-01')).toBe(true);
    expect(snapshotOn(hierarchy, '2020-01-01').children('D1')).toEqual(['AB']);
    expect(hierarchy.lastDayOf('A')).toBe('2019-12-31');
    expect(hierarchy.parentOn('A', '2021-01-01')).toBe('D1');
  });
  it('a reorganisation may carry children: a district ends and its communes pass to the province in one event', () => {
    const hierarchy = hierarchyOf([
      ...base,
      reorganised(
        '2025-07-01',
        ['D1'],
        [],
        [],
        [
          { area: 'A', parent: 'P' },
          { area: 'B', parent: 'P' },
        ],
      ),
    ]);
    expect(snapshotOn(hierarchy, '2025-06-30').children('P')).toEqual(['D1', 'D2']);
    expect(snapshotOn(hierarchy, '2025-07-01').children('P')).toEqual(['A', 'B', 'D2']);
  });
  it('a change recorded late takes its place by its day; changes of one day apply in log order', () => {
    const hierarchy = hierarchyOf([
      ...base,
      { type: 'AreaMoved', on: '2015-01-01', area: 'A', parent: 'P' },
      { type: 'AreaMoved', on: '2012-01-01', area: 'A', parent: 'D2' },
      { type: 'AreaMoved', on: '2015-01-01', area: 'A', parent: 'D2' },
    ]);
    expect(['2011-12-31', '2012-01-01', '2015-01-01'].map((day) => hierarchy.parentOn('A', day))).toEqual(['D1', 'D2', 'D2']);
    expect(hierarchy.version('2014-12-31')).toBe(hierarchy.version('2012-01-01'));
  });
  it('an area may come and go on one day', () => {
    const hierarchy = hierarchyOf([
      ...base,
      reorganised('2020-01-01', ['A'], [area('A1', 'commune', 'D1')], [['A', 'A1']]),
      reorganised('2020-01-01', ['A1'], [area('A2', 'commune', 'D2')], [['A1', 'A2']]),
    ]);
    expect(hierarchy.existsOn('A1', '2020-01-01')).toBe(false);
    expect(hierarchy.endedOn('A1', '2020-01-01')).toBe(true);
    expect(hierarchy.parentOn('A1', '2020-01-01')).toBe('D1');
    expect([...lineageOn(hierarchy, '2020-01-01', communes).reach('A').shares.keys()]).toEqual(['A2']);
  });
  it('before it is there an area has the classes of its first day, as they are at its end', () => {
    const reclassified: HierarchyChange = { type: 'AreaReclassified', on: '2015-01-01', area: 'E', classes: ['bien-gioi'] };
    const hierarchy = hierarchyOf([...base, established(area('E', 'commune', 'D1', ['mien-nui']), '2015-01-01'), reclassified]);
    expect(hierarchy.classesOn('E', '2014-06-30')).toEqual(['bien-gioi']);
  });
  it('a sector lies beside the communes and above no village: it holds no figure of theirs, and no commune reports above it', () => {
    const hierarchy = hierarchyOf([...base, established(area('D3', 'district', 'P')), established(area('S', 'sector', 'D3'))]);
    const units = (...levels: readonly ('commune' | 'sector' | 'village')[]) => unitsOn(hierarchy, '2020-01-01', levels);
    expect([units('village').isLeaf('D3'), units('sector').isLeaf('D3')]).toEqual([true, false]);
    expect([units('commune', 'sector').reportsAbove('A'), units('commune', 'village').reportsAbove('A')]).toEqual([false, true]);
  });
  it('an unknown area has no place', () => {
    const hierarchy = hierarchyOf(base);
    expect([
      hierarchy.level('X'),
      hierarchy.nameOn('X', '2020-01-01'),
      hierarchy.parentOn('X', '2020-01-01'),
      hierarchy.classesOn('X', '2020-01-01'),
    ]).toEqual([null, null, null, []]);
  });
});

describe('the tree of a day', () => {
  const tree = snapshotOn(hierarchyOf(base), '2010-01-01');
  it('goes down a parent before its children, these in order of their ids', () => {
    expect([...tree.preorder('P')]).toEqual(['P', 'D1', 'A', 'B', 'D2', 'C']);
    expect([...tree.preorder('X')]).toEqual([]);
    expect([...tree.atLevel('P', 'commune')]).toEqual(['A', 'B', 'C']);
    expect([...tree.atLevel('D1', 'commune')]).toEqual(['A', 'B']);
    expect([...tree.atLevel('D1', 'province')]).toEqual([]);
  });
  it('finds the lowest area that all of some are under, themselves included', () => {
    expect([
      tree.lowestAbove(['A', 'B']),
      tree.lowestAbove(['A', 'C']),
      tree.lowestAbove(['A']),
      tree.lowestAbove(['A', 'D1']),
      tree.lowestAbove([]),
    ]).toEqual(['D1', 'P', 'A', 'D1', null]);
  });
  it('is empty before anything was established', () => expect(snapshotOn(hierarchyOf(base), '1999-12-31').has('P')).toBe(false));
});

describe('the units of an indicator', () => {
  const hierarchy = hierarchyOf([...base, established(area('V', 'village', 'A')), established(area('S', 'sector', 'D1'))]);
  it('are the areas at its levels; below a leaf lies none of them', () => {
    const units = unitsOn(hierarchy, '2010-01-01', communes);
    expect([units.under('P'), units.count('D1'), units.isLeaf('A'), units.isLeaf('D1'), units.isLeaf('S')]).toEqual([
      ['A', 'B', 'C'],
      2,
      true,
      false,
      true,
    ]);
    expect(unitsOn(hierarchy, '2010-01-01', ['commune', 'sector']).under('D1')).toEqual(['A', 'B', 'S']);
    expect(unitsOn(hierarchy, '2010-01-01', ['district', 'commune']).under('D1')).toEqual(['A', 'B', 'D1']);
  });
  it('are the same on two days when nothing that reports came or went, whatever was renamed or moved within', () => {
    const moved = hierarchyOf([
      ...base,
      { type: 'AreaRenamed', on: '2010-01-01', area: 'A', name: 'A mới' },
      { type: 'AreaMoved', on: '2012-01-01', area: 'A', parent: 'D2' },
    ]);
    expect(sameUnits(moved, 'D1', communes, '2009-01-01', '2011-01-01')).toBe(true);
    expect(sameUnits(moved, 'D1', communes, '2009-01-01', '2013-01-01')).toBe(false);
    expect(sameUnits(moved, 'P', communes, '2009-01-01', '2013-01-01')).toBe(true);
  });
});

describe('rules 4: what came of an ended area', () => {
  const shares = (hierarchy: ReturnType<typeof hierarchyOf>, id: string, day = '2030-01-01') => {
    const { shares: found, lost } = lineageOn(hierarchy, day, communes).reach(id);
    return { found: [...found].map(([to, share]) => [to, share === null ? null : Number(share.n) / Number(share.d)]), lost };
  };
  it('a `from` with one part needs no share', () => {
    const merged = hierarchyOf([
      ...base,
      reorganised(
        '2020-01-01',
        ['A', 'B'],
        [area('AB', 'commune', 'D1')],
        [
          ['A', 'AB'],
          ['B', 'AB'],
        ],
      ),
    ]);
    expect(shares(merged, 'A')).toEqual({ found: [['AB', 1]], lost: false });
    expect(shares(merged, 'A', '2019-12-31')).toEqual({ found: [['A', 1]], lost: false });
  });
  it('chains compose, shares multiply', () => {
    const chained = hierarchyOf([
      ...base,
      reorganised(
        '2020-01-01',
        ['A'],
        [area('A1', 'commune', 'D1'), area('A2', 'commune', 'D1')],
        [
          ['A', 'A1', '0.6'],
          ['A', 'A2', '0.4'],
        ],
      ),
      reorganised(
        '2021-01-01',
        ['A2', 'B'],
        [area('X', 'commune', 'D1'), area('Y', 'commune', 'D1')],
        [
          ['A2', 'X', '0.5'],
          ['A2', 'Y', '0.5'],
          ['B', 'X'],
        ],
      ),
    ]);
    expect(shares(chained, 'A')).toEqual({
      found: [
        ['A1', 0.6],
        ['X', 0.2],
        ['Y', 0.2],
      ],
      lost: false,
    });
  });
  it('several parts without shares are not guessed; one that ends without parts is lost', () => {
    const split = hierarchyOf([
      ...base,
      reorganised(
        '2020-01-01',
        ['A'],
        [area('A1', 'commune', 'D1'), area('A2', 'commune', 'D1')],
        [
          ['A', 'A1'],
          ['A', 'A2'],
        ],
      ),
      { type: 'AreaDissolved', on: '2021-01-01', area: 'A2' },
    ]);
    expect(shares(split, 'A', '2020-06-01')).toEqual({
      found: [
        ['A1', null],
        ['A2', null],
      ],
      lost: false,
    });
    expect(shares(split, 'A')).toEqual({ found: [['A1', null]], lost: true });
    expect(lineageOn(split, '2030-01-01', communes).dissolved).toEqual([{ under: 'D1', units: ['A2', 'A'] }]);
  });
});
