import { FamilyView } from './family';
import type { Frame } from './frame';
import type { Coverage, AreaId, Day, Decimal, Flag, Period, StatusRow } from './model';
import type { Family } from './lineage';
import type { Succession } from './hierarchy';
import { familiesAmong, nodeValue, type NodeValue, wordsSeenFrom } from './node';
import type { Own, Word } from './own';
import { multiply } from './rational';
import type { Held } from './shelf';
import { showAmount, showCoverage, type ShownAmount } from './shown-value';
import { exactDecimal } from './shown';

/** One figure that was looked at: its stream is indicator, area and period, `revision` the event that brought the numbers. */
export interface FigureUsed {
  readonly area: AreaId;
  readonly period: Period;
  readonly revision: number;
  readonly dataTo: Day;
  readonly numbers: ShownAmount | 'not-applicable';
  readonly verified: boolean;
  readonly returned: boolean;
  /** `counts`, or why it does not: another figure of the slot goes before it, the units under the area are others now, a part of the sum is not applicable. */
  readonly as: 'counts' | 'other-of-the-slot' | 'old-boundaries' | 'part-not-applicable';
}

/** Reorganised areas as an area sees them: whose own figures count whole, and which shares are taken of those on both sides. */
export interface Reorganised {
  readonly areas: readonly AreaId[];
  readonly whole: readonly FigureUsed[];
  readonly byShare: readonly {
    readonly from: AreaId;
    readonly to: AreaId;
    readonly share: Decimal | null;
    readonly figures: readonly FigureUsed[];
  }[];
}

/** The arithmetic of one area in one slot, and of those it was added up from. */
export interface Contribution extends ShownAmount {
  readonly area: AreaId;
  readonly name: string | null;
  readonly source: StatusRow['source'];
  readonly coverage: Coverage;
  readonly notApplicable: boolean;
  /** An expected unit without a figure. */
  readonly missing: boolean;
  readonly estimated: boolean;
  readonly figures: readonly FigureUsed[];
  readonly reorganised: readonly Reorganised[];
  readonly children: readonly Contribution[];
  readonly flags: readonly Flag[];
}

const figureUsed = ({ figure, revision }: Held, amount: ShownAmount | 'not-applicable', as: FigureUsed['as']): FigureUsed => ({
  area: figure.area,
  period: figure.period,
  revision: revision.revision,
  dataTo: revision.dataTo,
  numbers: amount,
  verified: revision.verified,
  returned: revision.returned,
  as,
});

const numbersOf = ({ revision: { value } }: Held): FigureUsed['numbers'] => {
  switch (value.kind) {
    case 'ratio':
      return { value: null, numerator: value.numerator, denominator: value.denominator };
    case 'count':
      return { value: value.value, numerator: null, denominator: null };
    case 'yes-no':
      return { value: value.yes ? '100.00' : '0.00', numerator: value.yes ? '1' : '0', denominator: '1' };
    case 'not-applicable':
      return 'not-applicable';
  }
};

function figuresOf(own: Own | null, used: boolean): readonly FigureUsed[] {
  if (own === null) return [];
  const as = own.kind === 'void' ? 'part-not-applicable' : used ? 'counts' : 'old-boundaries';
  return [
    ...own.held.map((held) => figureUsed(held, numbersOf(held), as)),
    ...own.others.map((held) => figureUsed(held, numbersOf(held), 'other-of-the-slot')),
  ];
}

function reorganised(
  frame: Frame,
  families: Iterable<readonly [Family, readonly AreaId[]]>,
  wordOf: (id: AreaId) => Word,
): readonly Reorganised[] {
  return [...families].map(([family, areas]) => {
    const { counts, byShare } = new FamilyView(frame, family, areas, wordOf).account();
    return {
      areas,
      whole: counts.flatMap((id) => figuresOf(frame.own(id), true)),
      byShare: byShare
        .flatMap((succession) => saidBy(family, wordOf, new Set(counts), succession))
        .map(({ from, to, share }) => ({
          from,
          to,
          share: share === null ? null : exactDecimal(share),
          figures: figuresOf(frame.own(from), true),
        })),
    };
  });
}

/** A share of what said nothing itself is one of what its predecessors said. */
function saidBy(
  family: Family,
  wordOf: (id: AreaId) => Word,
  counted: ReadonlySet<AreaId>,
  { share, ...part }: Succession,
): readonly Succession[] {
  const before = wordOf(part.from) === null ? (family.members.get(part.from)?.predecessors ?? []) : [];
  const earlier = before
    .filter(({ from }) => !counted.has(from))
    .flatMap(({ from, share: further }) =>
      saidBy(family, wordOf, counted, { ...part, from, share: share === null || further === null ? null : multiply(share, further) }),
    );
  return earlier.length > 0 ? earlier : [{ ...part, share }];
}

function reorganisedAt(frame: Frame, area: AreaId, node: NodeValue): readonly Reorganised[] {
  const { units } = frame.lineage;
  if (!units.isLeaf(area)) {
    const among = familiesAmong(frame, units.tree.children(area), area);
    return node.ownUsed ? [] : reorganised(frame, among, wordsSeenFrom(frame, area, node.firm.hasValue));
  }
  const family = frame.lineage.family(area);
  return family === undefined || node.ownUsed ? [] : reorganised(frame, [[family, [area]]], (id) => frame.own(id));
}

/** What a sum of areas is made of: the areas an ended one was followed to. */
export const followedTo = (frame: Frame, areas: readonly AreaId[], depth: number): Pick<Contribution, 'reorganised' | 'children'> => ({
  reorganised: reorganised(frame, familiesAmong(frame, areas, null), wordsSeenFrom(frame, null, true)),
  children: areas.map((area) => contributionOf(frame, area, depth - 1)),
});

/** The tree of contributions behind an area's value, down to a depth; an own figure that counts ends its branch. */
export function contributionOf(frame: Frame, area: AreaId, depth: number): Contribution {
  const node = nodeValue(frame, area);
  const { units } = frame.lineage;
  const leaf = units.isLeaf(area);
  const children = leaf || depth <= 0 || node.ownUsed ? [] : units.tree.children(area);
  return {
    ...shownNode(frame, area, node),
    missing: leaf && frame.isExpected(area) && !node.notApplicable && !node.total.complete,
    figures: figuresOf(node.own, node.ownUsed),
    reorganised: reorganisedAt(frame, area, node),
    children: children.map((child) => contributionOf(frame, child, depth - 1)),
  };
}

export const shownNode = (frame: Frame, area: AreaId, { total, source, notApplicable, returned }: NodeValue) => ({
  area,
  name: frame.hierarchy.nameOn(area, frame.treeDay),
  ...showAmount(total.amount),
  source,
  coverage: showCoverage({ reported: total.reported, expected: total.expected, byOwn: total.byOwn }),
  notApplicable,
  estimated: total.estimated,
  flags: [
    ...(total.dissolved ? (['dissolvedUnits'] as const) : []),
    ...(total.late ? (['lateChange'] as const) : []),
    ...(returned ? (['returned'] as const) : []),
  ],
});
