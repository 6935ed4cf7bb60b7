export { historyEntries } from './projections/history-entries';
export { causesBetween, type Cause } from './history.queries';
export { HistoryModule } from './history.module';
