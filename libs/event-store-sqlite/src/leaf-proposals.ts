import type { AppendOutcome, AppendRequest, Arrival, Proposal } from './append-request';
import { LeafChain } from './leaf-chain';

/**
 * Hashes on the caller's thread what would hold up the one writer. It takes an append to be right about its stream, and an earlier one to
 * the same stream to be taken; the writer takes nothing of it on trust but the hash itself, and makes the leaf where something differs.
 */
export class LeafProposals {
  readonly #leaves = new LeafChain(() => null);

  /** null where nothing is known of the stream it goes on with. */
  of({ stream, expected, events, now }: Arrival): Proposal | null {
    const first = expected === 'no_stream' ? 0 : typeof expected === 'bigint' ? Number(expected) + 1 : null;
    if (first === null) return null;
    const previous = first === 0 ? null : this.#leaves.at(stream, first - 1);
    if (previous === null && first > 0) return null;
    let [last, revision] = [previous, first];
    const leaves = events.map(({ id, type, data, metadata, recordedAt }) => {
      const event = { id, type, stream, revision: revision++, recordedAt: recordedAt ?? now, data, metadata };
      return (last = this.#leaves.of(event, last));
    });
    this.#leaves.written(stream, revision - 1, last ?? '');
    return { previous, leaves };
  }

  /** What stands in the place of what was proposed is learnt; what was refused is found out by the writer when it is built on. */
  answered({ stream }: AppendRequest, outcome: AppendOutcome | undefined): void {
    if (outcome?.kind === 'appended' && outcome.leaf !== null) this.#leaves.written(stream, outcome.revision, outcome.leaf);
  }
}
