import type { Facts, Figure, HierarchyChange, Indicator, Plan, Question, Recognition, Subject } from '@hieuhoc/indicator-maths';

/** All that is known, as plain JSON: printed when two implementations differ, and read back to replay it. */
export interface World {
  readonly changes: readonly HierarchyChange[];
  readonly indicators: readonly Indicator[];
  readonly figures: readonly Figure[];
  readonly recognitions: readonly Recognition[];
  readonly subjects: readonly Subject[];
}
export interface Asking {
  readonly world: World;
  readonly plan: Plan;
  readonly question: Question;
}

export const factsOf = (world: World): Facts => ({
  changes: world.changes,
  indicator: (code) => world.indicators.find((indicator) => indicator.code === code),
  figures: (indicator, area) => world.figures.filter((figure) => figure.indicator === indicator && figure.area === area),
  recognitions: (title) => world.recognitions.filter((grant) => grant.title === title),
  subject: (ref) => world.subjects.find((subject) => subject.ref === ref),
});
