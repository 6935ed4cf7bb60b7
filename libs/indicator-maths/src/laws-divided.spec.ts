import * as fc from 'fast-check';
import { explainRow } from './explain';
import type { Contribution } from './explain-tree';
import { add, compare, divide, multiply, parseDecimal, type Rational, whole, ZERO } from './rational';
import { area, dongTrieu, type World } from './testing';

const COMMUNES = ['AS', 'BK', 'MK'] as const;
const SHARES = [['1'], ['0.7', '0.3'], ['0.125', '0.875'], ['0.5', '0.25', '0.25']] as const;
const MOST = 3;

const figure = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 300 })).map(([n, rest]) => [n, n + rest] as const);
const figures = fc.tuple(figure, figure, figure);
/** Each of those that live goes, by some shares, into some of three: n to m, twice or three times over. */
const step = fc.array(fc.tuple(fc.constantFrom(...SHARES), fc.nat(MOST - 1)), { minLength: MOST, maxLength: MOST });
const steps = fc.array(step, { minLength: 1, maxLength: 3 });
type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;

interface Told {
  readonly world: World;
  readonly living: readonly string[];
  /** What went into each that was made. */
  readonly from: ReadonlyMap<string, readonly string[]>;
}

function told(values: readonly (readonly [number, number])[], plans: Steps): Told {
  const world = dongTrieu().target();
  for (const [i, id] of COMMUNES.entries()) world.figure(id, '2014', (values[i] ?? []).join('/'));
  let living: readonly string[] = COMMUNES;
  const from = new Map<string, readonly string[]>();
  for (const [index, plan] of plans.entries()) {
    const parts = living.flatMap((id, i) => {
      const [shares, first] = plan[i] ?? [SHARES[0], 0];
      return shares.map((share, k) => [id, `N${index}-${(first + k) % MOST}`, share] as const);
    });
    const made = [...new Set(parts.map(([, to]) => to))].toSorted();
    const specs = made.map((id) => area(id, 'commune', '22.205'));
    const listed = parts.map(([one, to, share]): readonly [string, string, string?] => (share === '1' ? [one, to] : [one, to, share]));
    world.reorganise(`2015-0${index + 2}-01`, living, specs, listed);
    for (const id of made)
      from.set(
        id,
        parts.flatMap(([one, to]) => (to === id ? [...(from.get(one) ?? [one])] : [])),
      );
    living = made;
  }
  return { world, living, from };
}

const asked = { on: '2015-07-10', basis: 'reported', period: '2014' } as const;
const explained = ({ world }: Told, id: string): Contribution => {
  const tree = explainRow(world.facts(), world.planAsOf(), 'gia-dinh-2015', { ...asked, area: id }, { treeDepth: 0 })?.tree;
  if (!tree) throw new Error(`nothing to explain of ${id}`);
  return tree;
};
const exact = (text: string | null): Rational => parseDecimal(text ?? '0');
const totalOf = (trees: readonly Contribution[], read: (tree: Contribution) => string | null): Rational =>
  trees.map((tree) => exact(read(tree))).reduce(add, ZERO);

describe('laws of what was divided by shares, n to m, over several changes', () => {
  it('pain 4: the parts add up to what was reported, to the last digit', () =>
    fc.assert(
      fc.property(figures, steps, (values, plans) => {
        const all = told(values, plans);
        const trees = all.living.map((id) => explained(all, id));
        const reported = (side: 0 | 1): Rational => whole(values.reduce((sum, value) => sum + value[side], 0));
        expect(
          compare(
            totalOf(trees, ({ numerator }) => numerator),
            reported(0),
          ),
        ).toBe(0);
        expect(
          compare(
            totalOf(trees, ({ denominator }) => denominator),
            reported(1),
          ),
        ).toBe(0);
      }),
    ));

  it('no part has a rate over the greatest, or under the least, of those it was made of', () =>
    fc.assert(
      fc.property(figures, steps, (values, plans) => {
        const all = told(values, plans);
        const rateOf = (id: string): Rational => {
          const [n, d] = values[COMMUNES.findIndex((one) => one === id)] ?? [0, 1];
          return divide(whole(n), whole(d));
        };
        for (const id of all.living) {
          const { numerator, denominator } = explained(all, id);
          const rate = divide(exact(numerator), exact(denominator));
          const rates = (all.from.get(id) ?? []).map(rateOf);
          expect(rates.some((one) => compare(one, rate) >= 0)).toBe(true);
          expect(rates.some((one) => compare(one, rate) <= 0)).toBe(true);
        }
      }),
    ));

  it('the explanation of a part names figures and shares that make exactly its value', () =>
    fc.assert(
      fc.property(figures, steps, (values, plans) => {
        const all = told(values, plans);
        for (const id of all.living) {
          const tree = explained(all, id);
          const taken = tree.reorganised.flatMap(({ whole: wholes, byShare }) => [
            ...wholes.map((one) => ({ one, share: '1' })),
            ...byShare.flatMap(({ share, figures: shared }) => shared.map((one) => ({ one, share }))),
          ]);
          const made = taken.map(({ one, share }) =>
            one.numbers === 'not-applicable' ? ZERO : multiply(exact(share), exact(one.numbers.numerator)),
          );
          expect(compare(made.reduce(add, ZERO), exact(tree.numerator))).toBe(0);
        }
      }),
    ));
});
