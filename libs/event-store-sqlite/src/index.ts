export { openSqliteEventStore, type SqliteStoreOptions } from './open-store';
