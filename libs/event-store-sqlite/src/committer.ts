import type { AppendOutcome, AppendRequest } from './append-request';

/** Where groups of appends are committed: a worker thread, or the caller's own. Answers come in the order of the requests. */
export interface Committer {
  send(requests: readonly AppendRequest[]): void;
  /** Commits what was sent, then lets go of the file. */
  close(): Promise<void>;
}

export interface CommitterEvents {
  answered(outcomes: readonly AppendOutcome[]): void;
  /** Nothing is answered after this. */
  failed(detail: string): void;
}

/** One commit waits for at most so many appends and characters, so that the first of a long queue does not wait for the last. */
const GROUP_APPENDS = 512;
const GROUP_CHARACTERS = 4 * 1024 * 1024;

/** Takes the next group from the front of the queue. */
export function takeGroup(queue: AppendRequest[]): AppendRequest[] {
  let characters = 0;
  let count = 0;
  for (const request of queue) {
    for (const event of request.events) characters += event.data.length + event.metadata.length;
    if (count > 0 && (count >= GROUP_APPENDS || characters > GROUP_CHARACTERS)) break;
    count++;
  }
  return queue.splice(0, count);
}
