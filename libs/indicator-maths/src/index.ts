export * from './model';
export * from './days';
export {
  begunOn,
  defaultDataTo,
  firstDay,
  kindOf,
  lastDay,
  parsePeriod,
  PERIOD_KINDS,
  periodAround,
  periodEndingOn,
  type PeriodInfo,
} from './periods';
export { type Slot, slotOf, slotOn, slotsBetween } from './slots';
export { type AreaHistory, type Hierarchy, hierarchyOf, type Succession } from './hierarchy';
export { areaLinks } from './area-links';
export { type Snapshot, snapshotOn } from './snapshot';
export { type Lineage, lineageOn } from './lineage';
export { type Units, unitsOn } from './units';
export { type FigureFact, foldFigure } from './figure-fold';
export { changedSinceVerified, revisionOn } from './figure-on-day';
export { type EvaluateOptions, evaluatePlan, valueOf } from './evaluate';
export {
  FORGETFUL,
  type DaysKey,
  type DaysMemo,
  type EverKey,
  type FrameKey,
  type Keeping,
  type NodeMemo,
  type StatesKey,
  type StatesMemo,
  type SummariesMemo,
} from './frame';
export type { NodeValue } from './node';
export { Totals } from './totals';
export { planAreaOn, spanOn, targetOn, thresholdOf } from './target';
export { canRenew, liveOn, validUntil, type Validity } from './recognitions';
export { explainRow, type ExplainOptions, type Explanation, type Fraction, type SlotLooked } from './explain';
export type { Contribution, FigureUsed, Reorganised } from './explain-tree';
export { type Point, type Step, throughTime, type ThroughTime, type ThroughTimeQuestion } from './through-time';
export {
  ENTRY_CHECKS,
  entryChecks,
  periodsOfSlot,
  slotsBefore,
  type EarlierFigure,
  type EntryCheck,
  type EntryCheckCode,
  type NamedNumber,
} from './entry-checks';
export { type FigureEntry, type FigureProblem, figureProblems, isReportable } from './figure-check';
export {
  absolute,
  add,
  compare,
  divide,
  equal,
  isDecimal,
  isZero,
  multiply,
  ONE,
  parseDecimal,
  type Rational,
  reduce,
  subtract,
  whole,
  ZERO,
} from './rational';
export { exactDecimal, twoDecimals } from './shown';
export * from './duties';
export { followedIn } from './ended';
