export type { LogOrigins } from './checkpointing';
export { type SealedCheckpoint, type SealedLog, type StreamHeads } from './sealed-log';
export { LogDiffers, NotSealed, SealBehind, SealFileDamaged } from './sealing.errors';
export { Sealing, type SealingOptions, type SealingState } from './sealing';
export { Sealer, type SealerControl, type SealerEvents } from './sealer';
export { SealedFile } from './sealed-file';
export { SignerElsewhere, SignerRefused, SignerUnavailable, type Signer, type SignerKeys } from './signer';
export { TimestampFile, TimestampFileDamaged } from './timestamp-file';
