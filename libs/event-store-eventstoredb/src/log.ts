import type { Connection } from './connection';
import type { LogClock } from './log-clock';
import type { Lookout } from './lookout';

/** What every verb works with. */
export interface Log {
  readonly connection: Connection;
  readonly clock: LogClock;
  readonly lookout: Lookout;
  /** While a log is restored: when the next event was first recorded, in place of the server's clock. */
  readonly firstRecordedAt: (() => string) | null;
}
