import type { StoredEvent } from '@hieuhoc/event-store';

/** Two writers can meet within a clock's step; in one reading recordedAt never goes back all the same. */
export function monotone(): (event: StoredEvent) => StoredEvent {
  let latest = '';
  return (event) => {
    if (event.recordedAt < latest) return { ...event, recordedAt: latest };
    latest = event.recordedAt;
    return event;
  };
}
