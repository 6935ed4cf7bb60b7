import { setTimeout as pause } from 'node:timers/promises';
import type { ProjectionStatus } from '@hieuhoc/projections';

const POLL_MS = 100;

/** A read model that has just been opened tries the event that stopped it once more: resolves when it has stopped again, or has caught up. */
export async function whenStopped(projections: () => Promise<readonly ProjectionStatus[]>, name: string): Promise<void> {
  for (;;) {
    const own = (await projections()).filter((one) => one.name === name);
    if (own.every(({ status, lagMs }) => status === 'stopped' || lagMs === 0)) return;
    await pause(POLL_MS);
  }
}
