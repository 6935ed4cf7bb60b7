import {
  EMPTY_ROOT,
  formatCheckpoint,
  formatLogProof,
  GrowingTree,
  inclusionProof,
  leafHash,
  newSigningKey,
  nodeHash,
  rootOf,
  signerOf,
  signNote,
  verifierKeyOf,
  verifierOf,
  type Hash,
  type NoteSigner,
  type SubtreeHash,
} from '@hieuhoc/transparency-log';
import type { Dice } from '../oracle/dice';

/** A log of 300 events, the same rewritten from event 40 on, and whatever can be made out of their true proofs without the log's key. */

export const ORIGIN = 'hieuhoc.example/log';

const keyOf = (name: string) => {
  const key = newSigningKey(name, 'ed25519');
  return { signer: signerOf(key, () => new Date(0)), verifier: verifierOf(verifierKeyOf(key)) };
};
export const ours = keyOf(ORIGIN);
export const namesake = keyOf(ORIGIN);
export const KNOWN = { origin: ORIGIN, keys: [ours.verifier] };

export const SIZE = 300;
const leavesOf = (salt: string): Hash[] => Array.from({ length: SIZE }, (_, index) => leafHash(Buffer.from(`${salt} ${index}`)));
const subtreesOf = (leaves: readonly Hash[]): SubtreeHash => {
  const known = new Map<string, Hash>();
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.push(leaf, (level, index, subtree) => known.set(`${level} ${index}`, subtree));
  return (level, index) => known.get(`${level} ${index}`) ?? EMPTY_ROOT;
};
const honest = leavesOf('event');
export const honestTree = subtreesOf(honest);
/** History rewritten from event 40 on. */
export const rewritten = honest.map((leaf, index) => (index < 40 ? leaf : leafHash(leaf)));
export const rewrittenTree = subtreesOf(rewritten);

export const head = (size: number, tree = honestTree) => ({ size, root: rootOf(size, tree) });
export const noteOf = (size: number, signer: NoteSigner, origin = ORIGIN, tree = honestTree): string =>
  signNote(formatCheckpoint({ origin, ...head(size, tree) }), [signer]);
const NOTES = Array.from({ length: SIZE + 1 }, (_, size) => noteOf(size, ours.signer));

export interface Held {
  readonly leaf: Hash;
  readonly receipt: string;
}
export const receiptOf = (index: number, size: number, tree = honestTree, checkpoint = NOTES[size] ?? ''): string =>
  formatLogProof({ extra: null, index, hashes: inclusionProof(index, size, tree), checkpoint });

export const leafAt = (index: number, leaves = honest): Hash => leaves[index] ?? EMPTY_ROOT;
const flipped = (hash: Hash, bit: number): Hash => {
  const other = Uint8Array.from(hash);
  other[(bit >> 3) % other.length] = (other[(bit >> 3) % other.length] ?? 0) ^ (1 << (bit & 7));
  return other;
};
/** Numbers at the edges of what 32, 53 and 64 bits hold, and ways of writing a number that are none. */
const ODD_NUMBERS = [
  '-1',
  '',
  '00',
  '01',
  '+1',
  '1.0',
  '1e2',
  ' 1',
  '0x1',
  '2147483648',
  '4294967296',
  '9007199254740992',
  '9223372036854775808',
  '18446744073709551615',
  '18446744073709551616',
  '99999999999999999999999999',
];

type Forge = (index: number, size: number, dice: Dice) => Held;
const hashesForged =
  (change: (hashes: readonly Hash[], dice: Dice) => readonly Hash[]): Forge =>
  (index, size, dice) => {
    const hashes = change(inclusionProof(index, size, honestTree), dice);
    return { leaf: leafAt(index), receipt: formatLogProof({ extra: null, index, hashes, checkpoint: NOTES[size] ?? '' }) };
  };
const textForged =
  (change: (receipt: string, index: number, size: number, dice: Dice) => string): Forge =>
  (index, size, dice) => ({ leaf: leafAt(index), receipt: change(receiptOf(index, size), index, size, dice) });
export const anyHash = (dice: Dice): Hash => leafAt(dice.below(SIZE));

export const FORGERIES: Readonly<Record<string, Forge>> = {
  'one bit of a hash': hashesForged((hashes, dice) => {
    const at = dice.below(hashes.length);
    return hashes.with(at, flipped(hashes[at] ?? EMPTY_ROOT, dice.below(256)));
  }),
  'a hash left out': hashesForged((hashes, dice) => hashes.toSpliced(dice.below(hashes.length), 1)),
  'a hash put in': hashesForged((hashes, dice) => hashes.toSpliced(dice.below(hashes.length + 1), 0, anyHash(dice))),
  'a hash twice': hashesForged((hashes, dice) => {
    const at = dice.below(hashes.length);
    return hashes.toSpliced(at, 0, hashes[at] ?? EMPTY_ROOT);
  }),
  'no hash at all': hashesForged(() => []),
  'the hashes of another event': (index, size, dice) => {
    const other = (index + 1 + dice.below(size - 1)) % size;
    return {
      leaf: leafAt(index),
      receipt: receiptOf(index, size).replace(hashLines(receiptOf(index, size)), hashLines(receiptOf(other, size))),
    };
  },
  'another event': (index, size, dice) => ({ leaf: leafAt((index + 1 + dice.below(size - 1)) % size), receipt: receiptOf(index, size) }),
  'an event that never was': (index, size, dice) => ({
    leaf: leafHash(Buffer.from([dice.below(256), index % 256])),
    receipt: receiptOf(index, size),
  }),
  'a node in place of an event': (index, size) => {
    const [first = EMPTY_ROOT, ...rest] = inclusionProof(index, size, honestTree);
    const leaf = index % 2 === 0 ? nodeHash(leafAt(index), first) : nodeHash(first, leafAt(index));
    return { leaf, receipt: formatLogProof({ extra: null, index, hashes: rest, checkpoint: NOTES[size] ?? '' }) };
  },
  'another index': textForged((receipt, index, size, dice) =>
    receipt.replace(`index ${index}`, `index ${(index + 1 + dice.below(size - 1)) % size}`),
  ),
  'an index of another height': textForged((receipt, index, size) =>
    receipt.replace(`index ${index}`, `index ${index + 2 ** Math.ceil(Math.log2(size))}`),
  ),
  'an index that is no number': textForged((receipt, index, _, dice) =>
    receipt.replace(`index ${index}`, `index ${dice.one(ODD_NUMBERS)}`),
  ),
  'a size that is no number': textForged((receipt, _, size, dice) => receipt.replace(`\n${size}\n`, `\n${dice.one(ODD_NUMBERS)}\n`)),
  'another size': textForged((receipt, _, size, dice) => receipt.replace(`\n${size}\n`, `\n${size + 1 + dice.below(size)}\n`)),
  'another origin': textForged((receipt) => receipt.replace(`\n${ORIGIN}\n`, `\n${ORIGIN}2\n`)),
  'the root of another size under the old signature': textForged((receipt, _, size) =>
    receipt.replace(rootLine(size), rootLine(otherThan(size))),
  ),
  'the signature of another checkpoint': textForged((receipt, _, size) => receipt.replace(signatureOf(size), signatureOf(otherThan(size)))),
  'one character': textForged((receipt, _, __, dice) => {
    const at = dice.below(receipt.length - 1);
    const put = String.fromCharCode(33 + ((receipt.charCodeAt(at) - 33 + 1 + dice.below(92)) % 93));
    return receipt.slice(0, at) + put + receipt.slice(at + 1);
  }),
  'cut short': textForged((receipt, _, __, dice) => receipt.slice(0, dice.below(receipt.length - 1))),
  'a rewritten tree under the true checkpoint': (index, size) => {
    const later = 40 + (index % (SIZE - 40));
    const of = Math.max(size, later + 1);
    return { leaf: leafAt(later, rewritten), receipt: receiptOf(later, of, rewrittenTree, NOTES[of]) };
  },
  'a rewritten tree signed by a namesake': (index, size) => ({
    leaf: leafAt(index, rewritten),
    receipt: receiptOf(index, size, rewrittenTree, noteOf(size, namesake.signer, ORIGIN, rewrittenTree)),
  }),
  'a tree of another log signed by the same key': (index, size) => ({
    leaf: leafAt(index, rewritten),
    receipt: receiptOf(index, size, rewrittenTree, noteOf(size, ours.signer, 'other.example/log', rewrittenTree)),
  }),
};

const otherThan = (size: number): number => (size === SIZE ? 1 : size + 1);
const hashLines = (receipt: string): string =>
  receipt.slice(receipt.indexOf('\n', receipt.indexOf('\nindex') + 1), receipt.indexOf('\n\n'));
const rootLine = (size: number): string => (NOTES[size] ?? '').split('\n')[2] ?? '';
const signatureOf = (size: number): string => (NOTES[size] ?? '').split('\n')[4] ?? '';
