import { openNote, parseCheckpoint, type TimedVerifier } from '@hieuhoc/transparency-log';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config/config';
import { readWitnesses, type WitnessSettings } from '../platform/config/sealing-fields';
import { ask } from '../platform/sealing/ask';
import type { KnownHead } from './known-heads';
import type { Manifest } from './manifest';
import { openCheckpoint } from './notes';
import { keysOf } from './read-notes';
import { CheckpointRefused } from './restore.errors';
import { signerIn } from './signer-folder';
import { signerAt } from './system';

export interface WhomToAsk {
  readonly config: Config;
  /** The data folder that is restored into: its signer may have been brought back before. */
  readonly into: string;
  /** The folder of a signer elsewhere. */
  readonly signer?: string;
  /** Files of checkpoints that somebody kept. */
  readonly checkpoints: readonly string[];
  readonly keys: readonly TimedVerifier[];
  /** Who was asked and said nothing. */
  readonly silent: (who: string) => void;
}

const PATIENCE_MS = 5_000;

/**
 * How far the log was signed, from everybody who remembers: the signer, its folder, witnesses, kept checkpoints. Who has signed nothing yet
 * remembers nothing. Throws SignerUnavailable where a configured signer does not answer, CheckpointRefused, KeyFolderRefused.
 */
export async function rememberedHeads(whom: WhomToAsk, manifest: Manifest): Promise<readonly KnownHead[]> {
  const heads: KnownHead[] = [];
  const signer = signerAt(whom.config);
  if (signer !== null) heads.push({ from: 'bộ ký', origin: (await signer.keys()).origin, ...(await signer.head()) });
  for (const folder of [join(whom.into, 'signer'), ...(whom.signer === undefined ? [] : [whom.signer])]) {
    const remembered = signerIn(folder);
    if (remembered !== null) heads.push({ from: `bộ ký ở ${folder}`, origin: remembered.origin, ...remembered.head });
  }
  const keys = keysOf(whom.keys, manifest);
  for (const file of whom.checkpoints) heads.push(await keptIn(file, keys));
  for (const witness of readWitnesses(whom.config.HIEUHOC_WITNESSES ?? '[]').witnesses) {
    const head = manifest.checkpoint === null ? null : await cosignedBy(witness, manifest.checkpoint.origin);
    if (head === null) whom.silent(witness.url);
    else heads.push(head);
  }
  return heads.filter(({ size }) => size > 0);
}

async function keptIn(file: string, keys: readonly TimedVerifier[]): Promise<KnownHead> {
  const opened = openCheckpoint(await readFile(file, 'utf8'), keys);
  if (opened.kind !== 'signed') throw new CheckpointRefused(file, opened.kind);
  return { from: file, ...opened.checkpoint };
}

/** Null where the witness does not answer with what it has signed itself. */
async function cosignedBy({ url, keys }: WitnessSettings, origin: string): Promise<KnownHead | null> {
  const hash = createHash('sha256').update(origin).digest('hex');
  try {
    const { status, body } = await ask({ url, method: 'GET', path: `/${hash}/checkpoint`, patienceMs: PATIENCE_MS });
    const opened = status === 200 ? openNote(body.toString('utf8'), keys) : null;
    const checkpoint = opened?.kind === 'signed' ? parseCheckpoint(opened.text) : null;
    return checkpoint?.origin === origin ? { from: `bên chứng thực ${url}`, ...checkpoint } : null;
  } catch {
    return null;
  }
}
