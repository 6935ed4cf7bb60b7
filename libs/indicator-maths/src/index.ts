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
export { type Snapshot, snapshotOn } from './snapshot';
export { type Lineage, lineageOn } from './lineage';
export { type Units, unitsOn } from './units';
export { type FigureFact, foldFigure } from './figure-fold';
export { changedSinceVerified, revisionOn } from './figure-on-day';
