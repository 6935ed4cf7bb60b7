export { openEventStoreDb, type EventStoreDbOptions } from './open';
export { BadEventStoreUrl, EventStoreAccessDenied } from './errors';
export type { Interruption } from './subscription';
