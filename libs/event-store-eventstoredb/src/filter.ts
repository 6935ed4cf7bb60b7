import type { LogFilter } from '@hieuhoc/event-store';

export interface Named {
  readonly type: string;
  readonly streamId: string;
}

/** Both conditions at once, which no filter of the server can say; and an event it leaves out still tells how far the log was looked at. */
export function filterOf({ types, streamPrefix = '' }: LogFilter): (event: Named) => boolean {
  const wanted = types === undefined ? null : new Set(types);
  return ({ type, streamId }) => (wanted === null || wanted.has(type)) && streamId.startsWith(streamPrefix);
}
