export { hashSqliteLog, type Hashed } from './sqlite-events';
export { checkEvents } from './events';
export { checkCheckpoints, checkGivenCheckpoint } from './checkpoints';
export { checkStreamHeads } from './heads';
export { failed, notDone, passed, type Outcome } from './outcome';
export { sealEvents, textOf } from './seal-events';
export { checkSealFile, unreadablePages } from './seal-file';
