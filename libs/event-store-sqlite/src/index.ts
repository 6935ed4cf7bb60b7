export { openSqliteEventStore, type SqliteStoreOptions } from './open-store';
export { backupSqliteLog } from './backup';
