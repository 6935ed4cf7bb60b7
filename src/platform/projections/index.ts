export { ProjectionHost, type ProjectionHostOptions } from './projection-host';
export { type Compose, type Composition, type CompositionRef, type Settings } from './composition';
export { type CarriedError, type RunnerReport } from './protocol';
export { logIndex } from './log-index.projection';
export {
  entriesOfStream,
  entryAt,
  entryOfEvent,
  indexedLogSize,
  logSizeAt,
  logSizeOf,
  positionOf,
  type LogEntry,
} from './log-index.queries';
