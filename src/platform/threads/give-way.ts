import { setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** Low, and not the lowest: what it holds for a moment, others may wait for. */
const LOW = 10;
/** No longer than this at a time: whoever waits for a stop waits for it too. */
const LONGEST_PAUSE_MS = 100;

/** From now on this thread works where others leave time. Only Linux gives a thread a priority of its own: elsewhere it would be the process's. */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, LOW);
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
