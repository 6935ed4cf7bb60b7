import type { EventStore } from '@hieuhoc/event-store';
import type { LogUnderTest, StoreEnrolment } from './enrolment';

/** The store of a suite: opened before its tests, closed after them. */
export interface SuiteLog {
  readonly store: EventStore;
  readonly rival: EventStore;
}

export function suiteLog(enrolment: StoreEnrolment): SuiteLog {
  let log: LogUnderTest | null = null;
  const opened = (): LogUnderTest => {
    if (log === null) throw new Error('the log is open only while tests run');
    return log;
  };
  beforeAll(async () => {
    log = await enrolment.open();
  });
  afterAll(async () => {
    await log?.close();
  });
  return {
    get store() {
      return opened().store;
    },
    get rival() {
      return opened().rival;
    },
  };
}

/** Tests that need a log nobody else writes to; skipped visibly where there is none. */
export const onOwnLog = (enrolment: StoreEnrolment, title: string, tests: () => void): void =>
  (enrolment.ownLog ? describe : describe.skip)(title, tests);
