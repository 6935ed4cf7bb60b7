import { upcastingStore, type EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { join } from 'node:path';
import { makeFolderOf } from '../data-folder';
import { UPCASTERS } from './upcasters';

/** Where the log is. Plain data, so that it can be handed to a worker thread. */
export type LogPlace = { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'eventstoredb'; readonly url: string };

export interface LogOptions {
  /** Reads and follows only; another thread or process writes. */
  readonly readonly?: boolean;
  readonly onFatal?: (error: Error) => void;
}

export function logPlace(config: { readonly HIEUHOC_DATA: string; readonly HIEUHOC_EVENTSTORE_URL?: string }): LogPlace {
  const url = config.HIEUHOC_EVENTSTORE_URL;
  return url === undefined ? { kind: 'sqlite', path: join(config.HIEUHOC_DATA, 'log.db') } : { kind: 'eventstoredb', url };
}

/** The one place that chooses between the embedded log and EventStoreDB. Whoever reads through it sees the newest shapes only. */
export async function openLog(place: LogPlace, options: LogOptions = {}): Promise<EventStore> {
  return upcastStored(await openStored(place, options));
}

/** The newest shapes only, of a log that was opened as it is stored. */
export const upcastStored = (store: EventStore): EventStore => upcastingStore(store, UPCASTERS);

/** The same log in the shapes that it was stored in: what is hashed and proven. */
export async function openStored(place: LogPlace, options: LogOptions = {}): Promise<EventStore> {
  switch (place.kind) {
    case 'sqlite':
      makeFolderOf(place.path);
      return openSqliteEventStore({ path: place.path, ...options });
    case 'eventstoredb': {
      const { openEventStoreDb } = await import('./eventstoredb.js');
      return openEventStoreDb({ url: place.url });
    }
  }
}
