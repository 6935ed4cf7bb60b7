import type { Reconciled } from './reconcile';
import type { LiveSource } from './live-source';
import { at, type Running } from './running';
import type { ProjectionDatabase } from './types';

/**
 * A build takes over when it stands where the serving one stands, or at the end of the log; then the tables of the one before go.
 * Readers change over in one transaction, so they see one version or the other, each complete.
 */
export async function promoteReady(database: ProjectionDatabase, state: Reconciled, live: LiveSource): Promise<boolean> {
  const ready = state.running.filter((one) => isReady(one, state.running, live));
  for (const one of ready) {
    const { name } = one.instance;
    await database.promote(one.instance);
    const before = state.running.find((other) => other.instance.name === name && other.status === 'serving');
    const outdated = state.outdated.find((instance) => instance.name === name && instance.status === 'serving');
    one.status = 'serving';
    for (const instance of [before?.instance, outdated]) if (instance !== undefined) await database.drop(instance);
    if (before !== undefined) state.running.splice(state.running.indexOf(before), 1);
    if (outdated !== undefined) state.outdated.splice(state.outdated.indexOf(outdated), 1);
  }
  return ready.length > 0;
}

function isReady(one: Running, running: readonly Running[], live: LiveSource): boolean {
  if (one.status !== 'building' || one.deadLetter !== null || at(one) !== at(live)) return false;
  return (
    live.caughtUp ||
    running.some((other) => other.instance.name === one.instance.name && other.status === 'serving' && at(other) === at(one))
  );
}
