import { array, assert, boolean, nat, property, record } from 'fast-check';
import { RELATIONS } from './policy';
import { livingHeirs, nearest, relationsOf, type DatedArea, type DatedAreas } from './relation';

const area = (parent: string | null, more: Partial<DatedArea> = {}): DatedArea => ({
  from: '2000-01-01',
  until: null,
  parents: [{ on: '2000-01-01', value: parent }],
  successors: [],
  ...more,
});
const ended = (parent: string | null, ...successors: readonly string[]): DatedArea =>
  area(parent, { until: '2025-07-01', successors: successors.map((one) => ({ area: one })) });
const since2025 = (parent: string): DatedArea => area(parent, { from: '2025-07-01', parents: [{ on: '2025-07-01', value: parent }] });

/** Quảng Ninh before and after July 2025: Đông Triều's district ended, its communes became two wards under the province. */
const AREAS: DatedAreas = new Map(
  Object.entries({
    vn: area(null),
    'quang-ninh': area('vn'),
    'bac-giang': area('vn'),
    'dong-trieu': ended('quang-ninh'),
    'lang-giang': area('bac-giang'),
    'an-sinh': ended('dong-trieu', 'p-an-sinh'),
    'binh-khe': ended('dong-trieu', 'p-an-sinh', 'p-binh-khe'),
    'p-an-sinh': since2025('quang-ninh'),
    'p-binh-khe': since2025('quang-ninh'),
    'khu-1': area('an-sinh', {
      parents: [
        { on: '2000-01-01', value: 'an-sinh' },
        { on: '2025-07-01', value: 'p-an-sinh' },
      ],
    }),
  }),
);
const relation = (scope: string | null, to: string | null, on = '2026-01-01'): string | null => nearest(relationsOf(AREAS, scope, to, on));

describe('How a right stands to an area', () => {
  it.each([
    ['own', 'p-an-sinh', 'p-an-sinh'],
    ['below', 'quang-ninh', 'p-an-sinh'],
    ['below', 'vn', 'khu-1'],
    ['above', 'p-an-sinh', 'quang-ninh'],
    ['above', 'khu-1', 'vn'],
    ['sibling', 'p-an-sinh', 'p-binh-khe'],
    ['elsewhere', 'p-an-sinh', 'lang-giang'],
    ['elsewhere', 'bac-giang', 'p-an-sinh'],
  ] as const)('%s: a right on %s, asked about %s', (expected, scope, to) => expect(relation(scope, to)).toBe(expected));

  it('an area that has ended is former to whoever has its successor, or what that lies under', () => {
    expect(relation('p-an-sinh', 'an-sinh')).toBe('former');
    expect(relation('quang-ninh', 'an-sinh')).toBe('former');
    expect(relation('bac-giang', 'an-sinh')).toBe('elsewhere');
    expect(relation('khu-1', 'an-sinh')).toBe('elsewhere');
  });

  it('an area that was divided is former to the holders of every part', () => {
    expect(relation('p-an-sinh', 'binh-khe')).toBe('former');
    expect(relation('p-binh-khe', 'binh-khe')).toBe('former');
    expect(relation('p-binh-khe', 'an-sinh')).toBe('elsewhere');
  });

  it('a district that ended without a successor is former to the province it lay under', () => {
    expect(relation('quang-ninh', 'dong-trieu')).toBe('former');
    expect(relation('p-an-sinh', 'dong-trieu')).toBe('elsewhere');
  });

  it('a right on an area that has ended passes to its successors, all of them', () => {
    expect(relation('an-sinh', 'p-an-sinh')).toBe('own');
    expect(relation('an-sinh', 'khu-1')).toBe('below');
    expect(relation('binh-khe', 'p-an-sinh')).toBe('own');
    expect(relation('binh-khe', 'p-binh-khe')).toBe('own');
    expect(relation('an-sinh', 'an-sinh')).toBe('former');
  });

  it('a right on an area that ended without a successor holds nowhere', () => {
    for (const to of [null, 'vn', 'quang-ninh', 'dong-trieu', 'an-sinh', 'p-an-sinh', 'lang-giang'])
      expect(relationsOf(AREAS, 'dong-trieu', to, '2026-01-01').size).toBe(0);
  });

  it('before the day of the change nothing has passed', () => {
    expect(relation('an-sinh', 'an-sinh', '2025-06-30')).toBe('own');
    expect(relation('dong-trieu', 'an-sinh', '2025-06-30')).toBe('below');
    expect(relation('an-sinh', 'binh-khe', '2025-06-30')).toBe('sibling');
    expect(relationsOf(AREAS, 'p-an-sinh', 'an-sinh', '2025-06-30').size).toBe(0);
  });

  it('the whole country has everything under it, also what nobody knows yet', () => {
    expect(relation(null, 'p-an-sinh')).toBe('below');
    expect(relation(null, 'vn')).toBe('below');
    expect(relation(null, 'khong-co')).toBe('below');
    expect(relation(null, 'an-sinh')).toBe('former');
    expect(relation(null, null)).toBe('own');
  });

  it('everything is own to what nothing lies above or beside, and elsewhere to the rest', () => {
    expect(relation('vn', null)).toBe('own');
    expect(relation('quang-ninh', null)).toBe('elsewhere');
    const beside = new Map([
      ['mot', area(null)],
      ['hai', area(null)],
      ['xong', area(null, { until: '2025-07-01' })],
    ]);
    expect(nearest(relationsOf(beside, 'mot', null, '2026-01-01'))).toBe('elsewhere');
    beside.delete('hai');
    expect(nearest(relationsOf(beside, 'mot', null, '2026-01-01'))).toBe('own');
  });
});

describe('Laws of relations, on random hierarchies', () => {
  /** Areas 0..n-1, each under an earlier one; some end into later ones. */
  const worlds = array(record({ parent: nat(), ends: boolean(), heirs: array(nat(), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 14,
  }).map((shapes): ReadonlyMap<string, DatedArea> => {
    const id = (index: number): string => `a${index}`;
    return new Map(
      shapes.map(({ parent, ends, heirs }, index) => {
        const above = index === 0 ? null : id(parent % index);
        const later = [...new Set(heirs.map((heir) => index + 1 + (heir % shapes.length)))].filter((heir) => heir < shapes.length);
        return [id(index), index > 0 && ends ? ended(above, ...later.map(id)) : area(above)] as const;
      }),
    );
  });
  const on = '2026-01-01';

  it('one living area has exactly one relation to another; own only to itself; below and above are each other turned round', () =>
    assert(
      property(worlds, (world) => {
        const living = [...world].filter(([, { until }]) => until === null).map(([id]) => id);
        for (const scope of living)
          for (const to of living) {
            const there = nearest(relationsOf(world, scope, to, on));
            const back = nearest(relationsOf(world, to, scope, on));
            expect(relationsOf(world, scope, to, on).size).toBe(1);
            expect(there === 'own').toBe(scope === to);
            expect(there === 'below').toBe(back === 'above');
            expect(there === 'sibling').toBe(back === 'sibling');
          }
      }),
    ));

  it('a right on an ended area is the union of the rights on what came of it', () =>
    assert(
      property(worlds, (world) => {
        for (const scope of world.keys())
          for (const to of [...world.keys(), null]) {
            const heirs = livingHeirs(world, scope, on);
            const union = new Set(heirs.flatMap((heir) => [...relationsOf(world, heir, to, on)]));
            const nearestFirst = (set: ReadonlySet<string>): string[] => RELATIONS.filter((one) => set.has(one));
            expect(nearestFirst(relationsOf(world, scope, to, on))).toEqual(nearestFirst(union));
          }
      }),
    ));

  it('former is said of ended areas alone, and nothing else but elsewhere is said of them', () =>
    assert(
      property(worlds, (world) => {
        for (const scope of world.keys())
          for (const [to, { until }] of world)
            for (const found of relationsOf(world, scope, to, on))
              expect(until === null ? found !== 'former' : found === 'former' || found === 'elsewhere').toBe(true);
      }),
    ));
});
