import type { EventStore } from '@hieuhoc/event-store';

/** An open log; `close` closes its clients and leaves nothing behind. */
export interface LogUnderTest {
  readonly store: EventStore;
  /** Another client of the same log, to race against; a store with one writer gives the same one. */
  readonly rival: EventStore;
  close(): Promise<void>;
}

/** How a store takes part. */
export interface StoreEnrolment {
  readonly name: string;
  /** false where a log may hold events of others (a shared server): what needs a log of its own is then skipped, visibly. */
  readonly ownLog: boolean;
  /** Called once a suite, and once a test where closing is tested. */
  open(): Promise<LogUnderTest>;
}
