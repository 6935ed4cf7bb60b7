export { historyEntries } from './projections/history-entries';
export { causesBetween, eventsOfHierarchy, eventsOfTarget, namedEvents, streamsBetween, type Cause } from './history.queries';
export { HistoryModule } from './history.module';
export { CAUSE } from './history.answers';
