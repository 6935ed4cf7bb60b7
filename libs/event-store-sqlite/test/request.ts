import { encodeAppend, type ExpectedRevision, type NewEvent } from '@hieuhoc/event-store';
import type { AppendRequest } from '../src/append-request';

/** An append as the writer is given it, now, with nothing hashed before. */
export const requestOf = (stream: string, events: readonly NewEvent[], expected: ExpectedRevision = 'any'): AppendRequest => ({
  stream,
  expected,
  events: encodeAppend(stream, events),
  now: new Date().toISOString(),
  proposal: null,
});
