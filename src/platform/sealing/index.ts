export { type SealedCheckpoint, type SealedLog, type StreamHeads } from './sealed-log';
export { NotSealed, SealBehind } from './sealing.errors';
