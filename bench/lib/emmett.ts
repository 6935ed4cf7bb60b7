import { peer } from './peers';

interface EmmettModule {
  getSQLiteEventStore(options: { fileName: string }): EmmettStore;
}
interface EmmettStore {
  appendToStream(
    stream: string,
    events: readonly { type: string; data: unknown; metadata: unknown }[],
    options?: { expectedStreamVersion: bigint | 'STREAM_DOES_NOT_EXIST' },
  ): Promise<unknown>;
  close?(): Promise<void> | void;
}

/** Emmett's SQLite store as its package gives it, none of its settings touched; null where it cannot be installed. */
export async function emmettStore(fileName: string): Promise<EmmettStore | null> {
  const emmett = await peer<EmmettModule>('@event-driven-io/emmett-sqlite');
  return emmett?.getSQLiteEventStore({ fileName }) ?? null;
}
