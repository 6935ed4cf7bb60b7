export { historyEntries } from './projections/history-entries';
export { eventsOfStreams, factsBetween, type CauseRange, type CausesFound } from './causes.queries';
export { eventsOfHierarchy, eventsOfTarget, namedEvents, streamsBetween, type Cause } from './history.queries';
export { HistoryModule } from './history.module';
export {
  DailySeals,
  digestOf,
  ProofsService,
  SEALED_PROJECTIONS,
  SealsService,
  SEAL_STREAM,
  sealDecider,
  type SealEvent,
  type SealWritten,
} from './proofs';
export { CAUSE } from './history.answers';
export type { HistoryItem } from './told';
