import { createHash } from 'node:crypto';
import type { EventStore, Position, StoredEvent } from '@hieuhoc/event-store';
import type { EvidenceStore } from '../platform/evidence';
import { vaultRefOf } from './evidence.events';

export type EvidenceFiles = Pick<EvidenceStore, 'read' | 'hashes'>;

export interface EvidenceFinding {
  readonly ref: string;
  readonly hash: string;
  /** `not-erased`: the log says that it was erased, and it lies there. */
  readonly found: 'missing' | 'changed' | 'not-erased';
}

export interface EvidenceReport {
  /** Looked at, whole. */
  readonly files: number;
  readonly erased: number;
  /** In the order of the log. */
  readonly findings: readonly EvidenceFinding[];
  /** That no event speaks of: left by a crash between writing and recording. Nothing is wrong with the log. */
  readonly strays: readonly string[];
}

/** Compares what the log says of files with what lies there. The bytes are sealed, so this takes no key. Throws what the stores throw. */
export async function verifyEvidence(
  log: Pick<EventStore, 'readAll' | 'readStream'>,
  files: EvidenceFiles,
  tell: (done: number) => void = () => undefined,
): Promise<EvidenceReport> {
  // Listed before the log is read: what comes in meanwhile is no stray.
  const strays = new Set<string>();
  for await (const hash of files.hashes()) strays.add(hash);
  const { added, erased } = await spokenOf(log);
  const findings: EvidenceFinding[] = [];
  let done = 0;
  for (const { ref, hash } of added) {
    strays.delete(hash);
    const there = await hashOfFile(files, hash);
    const isErased = erased.has(vaultRefOf(ref));
    if (isErased && there !== null) findings.push({ ref, hash, found: 'not-erased' });
    // Somebody may be erasing it just now.
    if (!isErased && there === null && !(await isBeingErased(log, ref))) findings.push({ ref, hash, found: 'missing' });
    if (!isErased && there !== null && there !== hash) findings.push({ ref, hash, found: 'changed' });
    tell(++done);
  }
  const gone = added.filter(({ ref }) => erased.has(vaultRefOf(ref))).length;
  return { files: added.length - gone, erased: gone, findings, strays: [...strays] };
}

interface Spoken {
  readonly added: readonly { readonly ref: string; readonly hash: string }[];
  readonly erased: ReadonlySet<string>;
}

async function spokenOf(log: Pick<EventStore, 'readAll'>): Promise<Spoken> {
  const added: { ref: string; hash: string }[] = [];
  const erased = new Set<string>();
  let after: Position | null = null;
  for (let endOfLog = false; !endOfLog;) {
    const page = await log.readAll({ after, types: ['EvidenceAdded', 'PersonalDataErased'], limit: 10_000 });
    for (const { type, data } of page.events) {
      const { ref, hash } = data;
      if (typeof ref !== 'string') continue;
      if (type === 'PersonalDataErased') erased.add(ref);
      else if (typeof hash === 'string') added.push({ ref, hash });
    }
    ({ position: after, endOfLog } = page);
  }
  return { added, erased };
}

async function isBeingErased(log: Pick<EventStore, 'readStream'>, ref: string): Promise<boolean> {
  const events: readonly StoredEvent[] = await log.readStream(`erasure-${vaultRefOf(ref)}`, {});
  return events.some(({ type }) => type === 'ErasureBegun');
}

async function hashOfFile(files: EvidenceFiles, name: string): Promise<string | null> {
  const file = await files.read(name);
  if (file === null) return null;
  const hash = createHash('sha256');
  for await (const chunk of file) hash.update(Buffer.from(chunk));
  return hash.digest('hex');
}
