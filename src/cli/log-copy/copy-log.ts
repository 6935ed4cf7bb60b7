import type { EventStore } from '@hieuhoc/event-store';
import { appendRest } from './append-rest';
import { matchPrefix } from './match-prefix';
import { proveEqual, type Proof } from './prove-equal';

export type Step = 'match' | 'copy' | 'prove';

export interface Copied extends Proof {
  /** Events the target had before, and those it was given now. */
  readonly alreadyThere: number;
  readonly copied: number;
}

/**
 * Copies one log into another and proves both equal. The target is empty or holds a beginning of the source, so a copy that was cut short
 * goes on where it stopped. Throws NotAPrefix before anything is written, LogsDiffer at the end, and what the stores throw.
 */
export async function copyLog(source: EventStore, target: EventStore, tell: (step: Step, done: number) => void): Promise<Copied> {
  const matched = await matchPrefix(source, target, (done) => tell('match', done));
  const { count, upTo } = await appendRest(source, target, matched.after, (done) => tell('copy', matched.count + done));
  const proof = await proveEqual(source, target, upTo, (done) => tell('prove', done));
  return { alreadyThere: matched.count, copied: count, ...proof };
}
