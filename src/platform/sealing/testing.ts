import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type NewEvent, type StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';

/** For specs of what seals: a log of its own, and a place for the file of its seals. */
export class LogToSeal {
  private constructor(
    readonly directory: string,
    readonly store: EventStore,
  ) {}

  static async open(): Promise<LogToSeal> {
    const directory = mkdtempSync(join(tmpdir(), 'sealing-'));
    return new LogToSeal(directory, await openSqliteEventStore({ path: join(directory, 'log.db'), writer: 'inline' }));
  }

  get sealPath(): string {
    return join(this.directory, 'seal.db');
  }

  /** Each of these streams is given an event, in turn. */
  async append(...streams: readonly string[]): Promise<void> {
    for (const stream of streams) await this.store.append(stream, 'any', [happened(stream)]);
  }

  async events(): Promise<readonly StoredEvent[]> {
    return (await this.store.readAll({ limit: 10_000, leaves: true })).events;
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

let said = 0;
export const happened = (about: string): NewEvent => ({
  id: uuid7(),
  type: 'SomethingHappened',
  data: { about, number: ++said, note: 'Số liệu của xã Bình Khê: "82.35"' },
  metadata: { actor: 'can-bo-1', schemaVersion: 1 },
});
