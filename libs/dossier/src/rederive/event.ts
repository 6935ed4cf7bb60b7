/** An event of a dossier, its texts parsed. `index` is its place in the log, from 0: the log size at which it became known less one. */
export interface DossierEvent {
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly index: number;
}

/** Brings an event of an older schema version to its newest shape, as the application that wrote it reads it. */
export type Upcast = (event: DossierEvent) => DossierEvent;

/** Where every event is of its newest version. */
export const AS_IT_IS: Upcast = (event) => event;
