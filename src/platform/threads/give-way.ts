import { setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** How much a thread gives way. None is the lowest there is: what it holds for a moment, others may wait for. */
export const PRIORITY = { background: 10, awaited: 5 } as const;
/** No longer than this at a time: whoever waits for a stop waits for it too. */
const LONGEST_PAUSE_MS = 100;

/**
 * From now on this thread works where those that answer requests and write leave time. Only Linux gives a thread a priority of its own:
 * elsewhere it would be the process's.
 */
export function giveWay(priority: number): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, priority);
  } catch {
    // Where that is forbidden, pauses have to do.
  }
}

/** Between two pieces of work a pause as long as the last piece took: half of one processor at most, and of the disk too. */
export function takingTurns(): () => Promise<void> {
  let resumed = performance.now();
  return async () => {
    await delay(Math.min(performance.now() - resumed, LONGEST_PAUSE_MS));
    resumed = performance.now();
  };
}
