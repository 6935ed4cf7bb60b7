import {
  consistencyProof,
  EMPTY_ROOT,
  openReceipt,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  provesConsistency,
  provesInclusion,
  sameHash,
} from '@hieuhoc/transparency-log';
import { seededDice } from '../oracle/dice';
import {
  anyHash,
  FORGERIES,
  head,
  honestTree,
  KNOWN,
  leafAt,
  namesake,
  noteOf,
  ORIGIN,
  ours,
  receiptOf,
  rewritten,
  rewrittenTree,
  SIZE,
  type Held,
} from './forgeries';
import { scale } from './scale';

/*
 * Suite 3: whatever is made out of true proofs without the log's key proves nothing. A receipt is forged as text, as an auditor is handed it;
 * a consistency proof as hashes.
 */

const RECEIPTS = scale(120_000, 3_000);
const CONSISTENCIES = scale(80_000, 3_000);
type Accepts = (held: Held) => boolean;
const library: Accepts = ({ leaf, receipt }) => openReceipt(receipt, leaf, KNOWN).kind === 'proven';

/** What is believed of so many forgeries, each a kind in turn; a change that gives the true receipt again is none. */
function believed(accepts: Accepts, count: number): { readonly tried: number; readonly kinds: readonly string[] } {
  const dice = seededDice(5);
  const kinds = new Set<string>();
  let tried = 0;
  while (tried < count)
    for (const [kind, forge] of Object.entries(FORGERIES)) {
      const size = 3 + dice.below(SIZE - 3);
      const index = dice.below(size);
      const held = forge(index, size, dice);
      if (held.receipt === receiptOf(index, size) && sameHash(held.leaf, leafAt(index))) continue;
      tried++;
      if (accepts(held)) kinds.add(kind);
    }
  return { tried, kinds: [...kinds] };
}

describe(`suite 3, forged proofs: ${RECEIPTS} receipts, ${CONSISTENCIES} consistencies`, () => {
  it('every true receipt is accepted', () => {
    for (let size = 1; size <= SIZE; size += 3)
      for (let index = 0; index < size; index += 11)
        expect([index, size, library({ leaf: leafAt(index), receipt: receiptOf(index, size) })]).toEqual([index, size, true]);
  });

  it(`of ${RECEIPTS} forged receipts of ${Object.keys(FORGERIES).length} kinds none is`, () => {
    const { tried, kinds } = believed(library, RECEIPTS);
    expect(kinds).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(RECEIPTS);
  });

  it(`of ${CONSISTENCIES} forged consistency proofs none holds, however honest and rewritten hashes are mixed`, () => {
    const dice = seededDice(6);
    for (let tried = 0; tried < CONSISTENCIES; tried++) {
      // A rewritten newer tree against the older head that somebody holds.
      const older = 41 + dice.below(SIZE - 42);
      const newer = older + 1 + dice.below(SIZE - older);
      const [true_, false_] = [consistencyProof(older, newer, honestTree), consistencyProof(older, newer, rewrittenTree)];
      const mixed = Array.from({ length: Math.max(true_.length, false_.length) }, (_, at) => dice.one([true_, false_])[at] ?? EMPTY_ROOT);
      const proof = dice.one([
        mixed,
        mixed.slice(1),
        [head(older).root, ...mixed],
        [...mixed, anyHash(dice)],
        [],
        [head(newer, rewrittenTree).root],
      ]);
      const held = provesConsistency(head(older), head(newer, rewrittenTree), proof);
      const back = provesConsistency(head(older, rewrittenTree), head(newer), proof);
      if (held || back) throw new Error(`${older} to ${newer} by ${proof.length} hashes, case ${tried}`);
    }
  });

  describe('what other systems once believed', () => {
    it('an older root that the prover chose himself (CVE-2022-36111) is not taken from the proof', () => {
      for (let older = 41; older < SIZE; older++) {
        const proof = consistencyProof(older, SIZE, rewrittenTree);
        expect(provesConsistency(head(older, rewrittenTree), head(SIZE, rewrittenTree), proof)).toBe(true);
        expect(provesConsistency(head(older), head(SIZE, rewrittenTree), proof)).toBe(false);
      }
    });

    it('a server that is another one than before (CVE-2022-39199) is not believed for its valid signature', () => {
      const receipt = receiptOf(50, SIZE, rewrittenTree, noteOf(SIZE, ours.signer, 'other.example/log', rewrittenTree));
      expect(openReceipt(receipt, leafAt(50, rewritten), KNOWN)).toEqual({ kind: 'another-log', origin: 'other.example/log' });
      const byNamesake = receiptOf(50, SIZE, rewrittenTree, noteOf(SIZE, namesake.signer, ORIGIN, rewrittenTree));
      expect(openReceipt(byNamesake, leafAt(50, rewritten), KNOWN)).toEqual({ kind: 'unsigned' });
    });
  });

  describe('the suite sees a verifier that', () => {
    const opened = (receipt: string) => {
      const proof = parseLogProof(receipt);
      const note = proof && parseNote(proof.checkpoint);
      const checkpoint = note && parseCheckpoint(note.text);
      return proof && checkpoint && { proof, checkpoint };
    };
    it.each<[string, Accepts]>([
      [
        'looks at no signature',
        ({ leaf, receipt }) => {
          const read = opened(receipt);
          return (
            read !== null &&
            read.checkpoint.origin === ORIGIN &&
            provesInclusion(leaf, read.proof.index, read.checkpoint.size, read.proof.hashes, read.checkpoint.root)
          );
        },
      ],
      [
        'does not care whose tree it is',
        ({ leaf, receipt }) => openReceipt(receipt, leaf, { ...KNOWN, origin: opened(receipt)?.checkpoint.origin ?? '' }).kind === 'proven',
      ],
      ['believes the signature alone', ({ receipt }) => openReceipt(receipt, EMPTY_ROOT, KNOWN).kind === 'not-included'],
      [
        'tells a namesake by the name',
        ({ leaf, receipt }) => openReceipt(receipt, leaf, { origin: ORIGIN, keys: [ours.verifier, namesake.verifier] }).kind === 'proven',
      ],
      [
        'does not count how many hashes a way has',
        ({ leaf, receipt }) => {
          const read = opened(receipt);
          if (read === null || openReceipt(receipt, EMPTY_ROOT, KNOWN).kind !== 'not-included') return false;
          const { hashes, index } = read.proof;
          return hashes.some((_, length) =>
            provesInclusion(
              leaf,
              index,
              read.checkpoint.size,
              [...hashes.slice(0, length), ...hashes.slice(length + 1)],
              read.checkpoint.root,
            ),
          );
        },
      ],
    ])('%s', (_, mutant) => expect(believed(mutant, 1_500).kinds).not.toEqual([]));
  });
});
