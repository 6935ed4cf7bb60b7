import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey } from '@hieuhoc/transparency-log';
import type { Config } from '../platform/config/config';
import { readWitnesses } from '../platform/config/sealing-fields';
import { logPlace, openLog } from '../platform/event-store/open-log';
import type { EvidenceStore } from '../platform/evidence';
import { FolderStore } from '../platform/evidence/folder-store';
import { readS3Url } from '../platform/evidence/s3-settings';
import { S3Store } from '../platform/evidence/s3-store';
import { SealedFile, SignerUnavailable } from '../platform/sealing';
import { KeyFolderRefused } from '../signer';
import { HttpSigner } from '../platform/sealing/http-signer';
import { NothingToBackUp } from './backup.errors';
import { requireWholeRestore } from './restore-folder';
import { signerIn } from './signer-folder';
import type { BackupSource } from './take-backup';

/** What a backup is taken of, opened beside a running server and for reading only. Throws NothingToBackUp, and what the stores throw. */
export async function openSystem(config: Config): Promise<{ readonly source: BackupSource; close(): Promise<void> }> {
  const data = config.HIEUHOC_DATA;
  requireWholeRestore(data);
  const place = logPlace(config);
  if (place.kind === 'sqlite' && !existsSync(place.path)) throw new NothingToBackUp(place.path);
  const store = await openLog(place, { readonly: true });
  try {
    const sealFile = join(data, 'seal.db');
    const sealed = existsSync(sealFile) ? new SealedFile(sealFile) : null;
    const close = async (): Promise<void> => {
      sealed?.close();
      await store.close();
    };
    return { source: { data, store, sealed, evidence: evidenceOf(config), keys: await keysOfSystem(config) }, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Null where none was ever kept: nothing is made in the data for a backup. */
function evidenceOf({ HIEUHOC_DATA: data, HIEUHOC_EVIDENCE_URL: url }: Config): EvidenceStore | null {
  const folder = join(data, 'evidence');
  return evidenceElsewhere(url) ?? (existsSync(folder) ? new FolderStore(folder) : null);
}

/** Evidence in a bucket; null where it lies in the data folder. */
export function evidenceElsewhere(url: string | undefined): EvidenceStore | null {
  const settings = url === undefined ? null : readS3Url(url);
  return settings === null ? null : new S3Store(settings);
}

/** By whom checkpoints are signed here, that the backup can be verified without a system. A signer that is away is no reason for no backup. */
async function keysOfSystem(config: Config): Promise<readonly string[]> {
  const witnesses = readWitnesses(config.HIEUHOC_WITNESSES ?? '[]').witnesses.flatMap(({ keys }) => keys.map(({ key }) => key));
  const signer = await keysOfSigner(config);
  return signer.length === 0 ? [] : [...signer, ...witnesses.map(formatVerifierKey)];
}

async function keysOfSigner(config: Config): Promise<readonly string[]> {
  const signer = signerAt(config);
  try {
    if (signer === null) return signerIn(join(config.HIEUHOC_DATA, 'signer'))?.keys ?? [];
    return (await signer.keys()).keys.map(formatVerifierKey);
  } catch (error) {
    if (error instanceof SignerUnavailable || error instanceof KeyFolderRefused) return [];
    throw error;
  }
}

/** The configured signer; null where the server has one of its own. */
export function signerAt({ HIEUHOC_SIGNER_URL: url, HIEUHOC_SIGNER_TOKEN: token = '' }: Config): HttpSigner | null {
  return url === undefined ? null : new HttpSigner(async () => ({ url, token }));
}
