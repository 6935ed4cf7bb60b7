import type { Connection } from './connection';
import type { LogClock } from './log-clock';
import type { Receipts } from './receipts';

/** What every verb works with. */
export interface Log {
  readonly connection: Connection;
  readonly clock: LogClock;
  readonly receipts: Receipts;
}
