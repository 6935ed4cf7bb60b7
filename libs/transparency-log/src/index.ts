export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash, sameHash, type Hash } from './hashes';
export { consistencyProof, inclusionProof, rootOf, type SubtreeHash } from './tree';
export { provesConsistency, provesInclusion, type TreeHead } from './verify';
export { GrowingTree, type Completed } from './growing-tree';
export { levelsOf } from './sizes';
export { CoveredTree, subtreesOver, type Subtree } from './covering';
export {
  TILE_HEIGHT,
  TILE_WIDTH,
  TileDamaged,
  parseTilePath,
  subtreesFromTiles,
  tilePath,
  tilesOf,
  type ReadTile,
  type Tile,
} from './tiles';
export { formatCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint';
export {
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  signatureLine,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
  type SignatureType,
  type SignedNote,
  type VerifierKey,
} from './note';
export {
  addCheckpoint,
  extensionOf,
  formatExtension,
  NOTHING_SIGNED,
  parseExtension,
  type Extension,
  type ExtensionRequest,
  type KnownLog,
  type WitnessAnswer,
} from './extension';
export { newSigningKey, signerOf, timeOf, verifierKeyOf, verifierOf, type SigningKey, type TimedVerifier } from './keys';
export { formatLogProof, parseLogProof, type LogProof } from './log-proof';
export { openReceipt, type Receipt } from './receipt';
export { entryOf, entryOfText, hashOfLeaf, leafHexOf, leafOf, toHex, type Leaf, type LoggedEvent, type LoggedText } from './leaf';
export {
  compareKeys,
  headData,
  headLeaf,
  provesStreamHead,
  streamKey,
  type PlacedHead,
  type StreamHead,
  type StreamHeadProof,
} from './stream-heads';
export { headPlaces, proofOfHead, type HeadPlaces } from './head-places';
export { sha256 } from './sha256';
export { fromBase64, toBase64 } from './base64';
