import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config';
import type { EvidenceStore } from './evidence-store';
import { FolderStore } from './folder-store';
import { readS3Url } from './s3-settings';
import { S3Store } from './s3-store';

/** What keeping evidence takes, opened once. */
export interface EvidencePlatform {
  readonly store: EvidenceStore;
  /** Where a file is written while it comes in; nothing in it is anybody's yet. */
  readonly incoming: string;
  readonly mostBytes: number;
  readonly mostBytesADay: number;
}

const MIB = 1024 * 1024;

export function openEvidence(
  config: Pick<Config, 'HIEUHOC_DATA' | 'HIEUHOC_EVIDENCE_URL' | 'HIEUHOC_EVIDENCE_MAX_MB' | 'HIEUHOC_EVIDENCE_DAILY_MB'>,
): EvidencePlatform {
  const folder = join(config.HIEUHOC_DATA, 'evidence');
  const incoming = join(folder, 'incoming');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  forgetInterrupted(incoming);
  return {
    store: evidenceStoreOf(config),
    incoming,
    mostBytes: config.HIEUHOC_EVIDENCE_MAX_MB * MIB,
    mostBytesADay: config.HIEUHOC_EVIDENCE_DAILY_MB * MIB,
  };
}

/** Where the files lie, for looking at beside a server that runs: nothing is made. A folder that is not there holds nothing. */
export function evidenceStoreOf({
  HIEUHOC_DATA,
  HIEUHOC_EVIDENCE_URL: url,
}: Pick<Config, 'HIEUHOC_DATA' | 'HIEUHOC_EVIDENCE_URL'>): EvidenceStore {
  const s3 = url === undefined ? null : readS3Url(url);
  return s3 === null ? new FolderStore(join(HIEUHOC_DATA, 'evidence')) : new S3Store(s3);
}

/** What a process wrote that is no more; its name says which. */
function forgetInterrupted(incoming: string): void {
  for (const file of readdirSync(incoming)) if (!isAlive(Number(file.split('.')[0]))) rmSync(join(incoming, file), { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  // A start with the number of the process before: it has written nothing yet.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
