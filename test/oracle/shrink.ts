import type { AreaId, HierarchyChange, Plan, TargetHistory } from '@hieuhoc/indicator-maths';
import type { Asking, World } from './world';

const without = <T>(all: readonly T[], index: number): readonly T[] => all.filter((_, at) => at !== index);
const replaced = <T>(all: readonly T[], index: number, by: T): readonly T[] => all.map((each, at) => (at === index ? by : each));

/** A history is possible when every change names what is alive, and nothing is left without a living parent. */
export const isPossible = (changes: readonly HierarchyChange[]): boolean => {
  const parents = new Map<AreaId, AreaId | null>();
  for (const change of changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (change.type === 'AreaEstablished') parents.set(change.area.id, change.area.parent);
    else if (change.type === 'AreasReorganised') {
      if (change.from.some((id) => !parents.has(id))) return false;
      for (const id of change.from) parents.delete(id);
      for (const area of change.to) parents.set(area.id, area.parent);
      for (const child of change.children) {
        if (!parents.has(child.area)) return false;
        parents.set(child.area, child.parent);
      }
    } else if (!parents.has(change.area)) return false;
    else if (change.type === 'AreaDissolved') parents.delete(change.area);
    else if (change.type === 'AreaMoved') parents.set(change.area, change.parent);
    if ([...parents.values()].some((parent) => parent !== null && !parents.has(parent))) return false;
  }
  return true;
};
const areasOf = (changes: readonly HierarchyChange[]): ReadonlySet<AreaId> =>
  new Set(
    changes.flatMap((change) => {
      if (change.type === 'AreaEstablished') return [change.area.id];
      return change.type === 'AreasReorganised' ? change.to.map(({ id }) => id) : [];
    }),
  );

const smallerWorlds = (world: World): readonly World[] => [
  ...world.changes.flatMap((_, index) => {
    const changes = without(world.changes, index);
    const areas = areasOf(changes);
    const figures = world.figures.filter(({ area }) => areas.has(area));
    const subjects = world.subjects.filter(({ homes }) => homes.every(({ area }) => areas.has(area)));
    const recognitions = world.recognitions.filter(({ subject }) => subjects.some(({ ref }) => ref === subject));
    return isPossible(changes) ? [{ ...world, changes, figures, subjects, recognitions }] : [];
  }),
  ...world.figures.map((_, index) => ({ ...world, figures: without(world.figures, index) })),
  ...world.recognitions.map((_, index) => ({ ...world, recognitions: without(world.recognitions, index) })),
  ...world.figures.flatMap((figure, at) => [
    ...(figure.revisions.length < 2
      ? []
      : figure.revisions.map((_, index) => ({
          ...world,
          figures: replaced(world.figures, at, { ...figure, revisions: without(figure.revisions, index) }),
        }))),
    ...figure.revisions.flatMap((revision, index) =>
      [
        ...(revision.breakdown === null ? [] : [{ ...revision, breakdown: null }]),
        ...(revision.verified ? [{ ...revision, verified: false }] : []),
        ...(revision.returned ? [{ ...revision, returned: false }] : []),
      ].map((smaller) => ({
        ...world,
        figures: replaced(world.figures, at, { ...figure, revisions: replaced(figure.revisions, index, smaller) }),
      })),
    ),
  ]),
];

const OPTIONAL = ['phase', 'from', 'due', 'baseline', 'path', 'byClass', 'byArea'] as const;
const smallerTargets = (history: TargetHistory): readonly TargetHistory[] => [
  ...history.revisions.map((_, index) => ({ ...history, revisions: without(history.revisions, index) })),
  ...(history.withdrawnOn === null ? [] : [{ ...history, withdrawnOn: null }]),
  ...OPTIONAL.flatMap((field) => {
    const { [field]: gone, ...issued } = history.issued;
    return gone === undefined ? [] : [{ ...history, issued }];
  }),
  ...(history.issued.hold === 'at-due' ? [] : [{ ...history, issued: { ...history.issued, hold: 'at-due' as const } }]),
  ...(history.issued.measuredAt === 'area' ? [] : [{ ...history, issued: { ...history.issued, measuredAt: 'area' as const } }]),
];

/** A span that ends before it begins is refused. */
const hasSpan =
  (plan: Plan) =>
  ({ issued, revisions }: TargetHistory): boolean => {
    const phase = plan.phases.find(({ id }) => id === issued.phase);
    const from = issued.from ?? phase?.from ?? plan.period.from;
    return [issued, ...revisions].every(({ due }) => from <= (due ?? phase?.to ?? plan.period.to));
  };

const smaller = (asking: Asking): readonly Asking[] => {
  const { world, plan, question } = asking;
  const { period: _period, area: _area, depth: _depth, ...bare } = question;
  return [
    ...(plan.targets.length < 2
      ? []
      : plan.targets.map((_, index) => ({ ...asking, plan: { ...plan, targets: without(plan.targets, index) } }))),
    ...(plan.transfers.length === 0 ? [] : [{ ...asking, plan: { ...plan, transfers: [] } }]),
    ...(question.area === undefined ? [] : [{ ...asking, question: { ...question, depth: 0 } }]),
    ...(question.depth === 0 ? [] : [{ ...asking, question: { ...question, depth: 0 } }]),
    ...(question.period === undefined
      ? []
      : [{ ...asking, question: { ...bare, ...(question.area === undefined ? {} : { area: question.area }) } }]),
    ...(question.basis === 'reported' ? [] : [{ ...asking, question: { ...question, basis: 'reported' as const } }]),
    ...smallerWorlds(world)
      .filter(
        ({ changes }) =>
          [plan.area, ...plan.transfers.map(({ area }) => area)].every((area) => areasOf(changes).has(area)) &&
          (question.area === undefined || areasOf(changes).has(question.area)),
      )
      .map((each) => ({ ...asking, world: each })),
    ...plan.targets.flatMap((history, index) =>
      smallerTargets(history)
        .filter(hasSpan(plan))
        .map((each) => ({ ...asking, plan: { ...plan, targets: replaced(plan.targets, index, each) } })),
    ),
  ];
};

/** The smallest asking found that still fails, by leaving things out one at a time. */
export const shrunk = (asking: Asking, fails: (candidate: Asking) => boolean): Asking => {
  for (let current = asking; ;) {
    const next = smaller(current).find((candidate) => JSON.stringify(candidate) !== JSON.stringify(current) && fails(candidate));
    if (next === undefined) return current;
    current = next;
  }
};
