export { BackupDamaged, type Damage } from './damage';
export type { KnownHead } from './known-heads';
export type { Manifest } from './manifest';
export { parseKeys } from './notes';
export { restoreBackup, type Restored, type RestoreOptions } from './restore';
export { requireWholeRestore } from './restore-folder';
export { MOST_DAYS, takeBackup, type BackupOptions, type BackupSource, type Taken } from './take-backup';
export { verifyBackup, type Verified } from './verify-backup';
export { KeyFileMalformed } from './restore.errors';
