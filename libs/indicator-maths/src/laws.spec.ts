import * as fc from 'fast-check';
import type { HierarchyChange, ValueRow } from './model';
import { add, compare, parseDecimal, whole, ZERO } from './rational';
import { area, World } from './testing';

const on = '2024-02-15';
const PERIOD = '2019';
const DISTRICTS = ['D1', 'D2'] as const;
const COMMUNES = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5'] as const;
const districtOf = (index: number): string => DISTRICTS[index % 2] ?? 'D1';

type Said = readonly [number, number] | 'n/a' | null;
const said = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]): Said => [Math.min(a, b), Math.max(a, b)]) },
  { weight: 1, arbitrary: fc.constant<Said>('n/a') },
  { weight: 2, arbitrary: fc.constant<Said>(null) },
);
const figures = fc.tuple(said, said, said, said, said, said);
const text = (value: Said): string | null => (value === null ? null : value === 'n/a' ? value : `${value[0]}/${value[1]}`);

function settled(): World {
  const world = new World().indicator({}).establish(area('P', 'province', null));
  for (const district of DISTRICTS) world.establish(area(district, 'district', 'P'));
  for (const [index, commune] of COMMUNES.entries()) world.establish(area(commune, 'commune', districtOf(index)));
  return world;
}

function tell(world: World, values: readonly Said[], ids: readonly string[] = COMMUNES): World {
  for (const [index, id] of ids.entries()) {
    const value = text(values[index] ?? null);
    if (value !== null) world.figure(id, PERIOD, value);
  }
  return world;
}

const sum = (values: readonly Said[]) => {
  const given = values.filter((value) => value !== null && value !== 'n/a');
  return { n: given.reduce((a, [n]) => a + n, 0), d: given.reduce((a, [, d]) => a + d, 0), count: given.length };
};
const numbers = ({ numerator, denominator, coverage, value }: ValueRow) => ({ numerator, denominator, coverage, value });
const decimal = (count: number | string) => parseDecimal(String(count));

/** One reorganisation: which living communes (by place), into how many, cut how. */
const reorganisation = fc.record({
  from: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }),
  into: fc.integer({ min: 1, max: 3 }),
  links: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 4 }),
  shared: fc.boolean(),
  homes: fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1)),
  year: fc.integer({ min: 2020, max: 2023 }),
});
type Reorganisation = typeof reorganisation extends fc.Arbitrary<infer T> ? T : never;

/** Applies them in the order of their years; returns who lives at the end and everything that was established. */
function reorganise(world: World, plans: readonly Reorganisation[]): { living: string[]; made: string[] } {
  let living: string[] = [...COMMUNES];
  const made: string[] = [];
  for (const [step, { from, into, links, shared, homes, year }] of plans.toSorted((a, b) => a.year - b.year).entries()) {
    const gone = [...new Set(from.map((place) => living[place % living.length] ?? 'C0'))];
    const fresh = Array.from({ length: into }, (_, i) => `N${step}-${i}`);
    const pairs = new Set(gone.map((id, i) => `${id}>${fresh[i % into]}`));
    for (const [i, to] of fresh.entries()) pairs.add(`${gone[i % gone.length]}>${to}`);
    for (const [a, b] of links) pairs.add(`${gone[a % gone.length]}>${fresh[b % into]}`);
    const parts = [...pairs].map((pair) => pair.split('>')).map(([one = '', other = '']) => ({ one, other }));
    const listed = parts.map(({ one, other }): readonly [string, string, string?] => {
      const mine = parts.filter((part) => part.one === one);
      const share =
        mine.length === 3
          ? mine[0]?.other === other
            ? '0.5'
            : '0.25'
          : mine.length === 2
            ? mine[0]?.other === other
              ? '0.7'
              : '0.3'
            : undefined;
      return shared && share !== undefined ? [one, other, share] : [one, other];
    });
    const specs = fresh.map((id, i) => area(id, 'commune', districtOf(homes[i] ?? 0)));
    world.reorganise(`${year}-01-01`, gone, specs, listed);
    living = [...living.filter((id) => !gone.includes(id)), ...fresh];
    made.push(...fresh);
  }
  return { living, made };
}
const reorganisations = fc.array(reorganisation, { minLength: 1, maxLength: 4 });

describe('laws of the roll-up', () => {
  it('a roll-up is the recomputation from the leaves', () =>
    fc.assert(
      fc.property(figures, (values) => {
        const row = tell(settled(), values).value('P', { on, period: PERIOD });
        const { n, d, count } = sum(values);
        expect(numbers(row)).toMatchObject({
          numerator: count === 0 ? null : String(n),
          denominator: count === 0 ? null : String(d),
          coverage: { reported: count, expected: values.filter((value) => value !== 'n/a').length, byOwn: 0 },
        });
      }),
    ));
  it('the order in which figures came is irrelevant', () =>
    fc.assert(
      fc.property(figures, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (values, order) => {
        const other = tell(
          settled(),
          order.map((i) => values[i] ?? null),
          order.map((i) => COMMUNES[i] ?? 'C0'),
        );
        for (const id of ['P', 'D1', 'D2']) expect(other.value(id, { on })).toEqual(tell(settled(), values).value(id, { on }));
      }),
    ));
  it('not reporting never raises coverage, and a figure more never lowers it', () =>
    fc.assert(
      fc.property(figures, reorganisations, fc.nat(5), (values, plans, place) => {
        const coverage = (given: readonly Said[]) => {
          const world = tell(settled(), given);
          reorganise(world, plans);
          return ['P', 'D1', 'D2'].map((id) => decimal(world.value(id, { on, period: PERIOD }).coverage.reported));
        };
        const without = coverage(values.map((value, i) => (i === place ? null : value)));
        const withOne = coverage(values.map((value, i): Said => (i === place ? [1, 2] : value)));
        for (const [i, less] of without.entries()) expect(compare(less, withOne[i] ?? ZERO)).toBeLessThanOrEqual(0);
      }),
    ));
  it('under `verified` all is as reported where all is verified', () =>
    fc.assert(
      fc.property(figures, (values) => {
        const world = tell(settled(), values);
        for (const [i, id] of COMMUNES.entries()) if (values[i] !== null) world.mark('verified', id, PERIOD, 0);
        const { basis: _, ...verified } = world.value('P', { on, basis: 'verified' });
        expect(world.value('P', { on })).toMatchObject(verified);
      }),
    ));
  it("renaming and reclassifying change no value, moving none but its old and new parents'", () =>
    fc.assert(
      fc.property(figures, fc.nat(5), (values, place) => {
        const id = COMMUNES[place] ?? 'C0';
        const before = tell(settled(), values);
        const after = tell(settled(), values)
          .change({ type: 'AreaRenamed', on: '2021-01-01', area: id, name: 'mới' })
          .change({ type: 'AreaReclassified', on: '2021-01-01', area: id, classes: ['mien-nui'] })
          .change({ type: 'AreaMoved', on: '2022-01-01', area: id, parent: districtOf(place + 1) });
        for (const each of ['P', id]) expect(after.value(each, { on })).toEqual(before.value(each, { on }));
        for (const each of ['P', 'D1', 'D2'])
          expect(after.value(each, { on: '2021-06-01', period: PERIOD })).toEqual(before.value(each, { on: '2021-06-01', period: PERIOD }));
      }),
    ));
});

describe('laws of areas that change', () => {
  it('whatever was merged and split, with shares or without, the whole is what was reported before', () =>
    fc.assert(
      fc.property(figures, reorganisations, (values, plans) => {
        const world = tell(settled(), values);
        reorganise(world, plans);
        expect(numbers(world.value('P', { on, period: PERIOD }))).toEqual(
          numbers(tell(settled(), values).value('P', { on, period: PERIOD })),
        );
        expect(world.value('P', { on, period: PERIOD }).estimated).toBe(false);
      }),
      { numRuns: 300 },
    ));
  it('with shares the parts add up to the whole, in value and in coverage', () =>
    fc.assert(
      fc.property(figures, reorganisations, (values, plans) => {
        const world = tell(settled(), values);
        reorganise(
          world,
          plans.map((plan) => ({ ...plan, shared: true })),
        );
        const [above, ...districts] = ['P', 'D1', 'D2'].map((id) => world.value(id, { on, period: PERIOD }));
        const total = (read: (row: ValueRow) => string | number | null) =>
          districts.map((row) => decimal(read(row) ?? 0)).reduce(add, ZERO);
        expect(
          compare(
            total((row) => row.numerator),
            decimal(above?.numerator ?? 0),
          ),
        ).toBe(0);
        expect(
          compare(
            total((row) => row.denominator),
            decimal(above?.denominator ?? 0),
          ),
        ).toBe(0);
        expect(
          compare(
            total((row) => row.coverage.reported),
            decimal(above?.coverage.reported ?? 0),
          ),
        ).toBe(0);
        expect(
          compare(
            total((row) => row.coverage.expected),
            decimal(above?.coverage.expected ?? 0),
          ),
        ).toBe(0);
      }),
      { numRuns: 300 },
    ));
  it('whatever is restated, nothing is counted twice: reported is at most expected, and expected are the units of the day', () =>
    fc.assert(
      fc.property(figures, reorganisations, fc.array(said, { maxLength: 9 }), (values, plans, restated) => {
        const world = tell(settled(), values);
        const { made } = reorganise(world, plans);
        tell(world, restated, made);
        for (const id of ['P', 'D1', 'D2', ...made]) {
          const { coverage } = world.value(id, { on, period: PERIOD });
          expect(compare(decimal(coverage.reported), decimal(coverage.expected))).toBeLessThanOrEqual(0);
        }
        const { expected } = world.value('P', { on, period: PERIOD }).coverage;
        expect(compare(decimal(expected), whole(COMMUNES.length))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    ));
  it('where every successor restates, the whole is what they restate', () =>
    fc.assert(
      fc.property(
        figures,
        reorganisations,
        fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 12, maxLength: 12 }),
        (values, plans, given) => {
          const world = tell(settled(), values);
          const { living, made } = reorganise(world, plans);
          const fresh = living.filter((id) => made.includes(id));
          const restated = fresh.map((_, i): Said => given[i] ?? [0, 1]);
          tell(world, restated, fresh);
          const kept = COMMUNES.flatMap((id, i) => (living.includes(id) ? [values[i] ?? null] : []));
          const { n, count } = sum([...restated, ...kept]);
          expect(world.value('P', { on, period: PERIOD }).numerator).toBe(count === 0 ? null : String(n));
        },
      ),
    ));
  it('a slot after the changes is what those who live then report', () =>
    fc.assert(
      fc.property(reorganisations, fc.array(said, { minLength: 18, maxLength: 18 }), (plans, given) => {
        const world = settled();
        const { living } = reorganise(world, plans);
        for (const [i, id] of living.entries()) {
          const value = text(given[i] ?? null);
          if (value !== null) world.figure(id, '2023', value);
        }
        const { n, count } = sum(living.map((_, i) => given[i] ?? null));
        const row = world.value('P', { on, period: '2023' });
        expect(row.numerator).toBe(count === 0 ? null : String(n));
        expect(row.coverage.reported).toBe(count);
      }),
    ));
  it('the past is not changed by what comes later', () =>
    fc.assert(
      fc.property(figures, reorganisations, (values, plans) => {
        const world = tell(settled(), values);
        reorganise(world, plans);
        for (const id of ['P', 'D1', 'D2', ...COMMUNES])
          expect(world.value(id, { on: '2019-12-31', asOf: 'later' })).toEqual(tell(settled(), values).value(id, { on: '2019-12-31' }));
      }),
    ));
  it('changes of different days may be recorded in any order; those of one day that touch different areas, too', () =>
    fc.assert(
      fc.property(figures, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (values, order) => {
        const changes: readonly HierarchyChange[] = [
          { type: 'AreaMoved', on: '2020-01-01', area: 'C0', parent: 'D2' },
          { type: 'AreaMoved', on: '2021-01-01', area: 'C0', parent: 'D1' },
          {
            type: 'AreasReorganised',
            on: '2021-01-01',
            from: ['C1'],
            to: [area('N1', 'commune', 'D1')],
            parts: [{ from: 'C1', to: 'N1' }],
            children: [],
          },
          { type: 'AreaDissolved', on: '2021-01-01', area: 'C2' },
        ];
        const given = (places: readonly number[]) => {
          const world = tell(settled(), values);
          for (const place of places) world.change(changes[place] ?? changes[0]!);
          return world;
        };
        for (const id of ['P', 'D1', 'D2']) expect(given(order).value(id, { on })).toEqual(given([0, 1, 2, 3]).value(id, { on }));
      }),
    ));
});
