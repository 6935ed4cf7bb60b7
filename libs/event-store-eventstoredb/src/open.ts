import type { EventStore } from '@hieuhoc/event-store';
import { Connection, type Patience } from './connection';
import { EventStoreDb } from './event-store-db';
import { readHead } from './head';
import { LogClock } from './log-clock';
import { Lookout } from './lookout';
import type { Interruption } from './subscription';

export interface EventStoreDbOptions extends Partial<Patience> {
  /** `esdb://user:password@host:2113?…` or `esdb+discover://…`. With TLS it names a user. */
  readonly url: string;
  /** How long to wait at the start for a server that is not ready yet. Default 10 s. */
  readonly readyWithinMs?: number;
  /** Default 5 s. */
  readonly livenessMs?: number;
  /** For restoring a log: when an event was first recorded that carries no time itself. It is noted behind its metadata. */
  readonly firstRecordedAt?: () => string;
  readonly onInterruption?: (interruption: Interruption) => void;
}

const PATIENCE: Patience = {
  retryForMs: 3_000,
  silenceMs: 10_000,
  appendDeadlineMs: 10_000,
  backOff: { firstMs: 50, mostMs: 5_000 },
};

/** Resolves when the log has answered. Throws BadEventStoreUrl, StoreUnavailable (with the hosts, never the password), EventStoreAccessDenied. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const patience: Patience = {
    retryForMs: options.retryForMs ?? PATIENCE.retryForMs,
    silenceMs: options.silenceMs ?? PATIENCE.silenceMs,
    appendDeadlineMs: options.appendDeadlineMs ?? PATIENCE.appendDeadlineMs,
    backOff: options.backOff ?? PATIENCE.backOff,
  };
  const clock = new LogClock();
  const connection = new Connection(options.url, patience);
  try {
    await connection.repeatedly(async () => readHead(connection, clock), {}, options.readyWithinMs ?? 10_000);
  } catch (failure) {
    await connection.close();
    throw failure;
  }
  const log = { connection, clock, lookout: new Lookout(connection, clock), firstRecordedAt: options.firstRecordedAt ?? null };
  return new EventStoreDb(log, { livenessMs: options.livenessMs ?? 5_000, onInterruption: options.onInterruption ?? null });
}
