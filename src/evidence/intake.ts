import { DomainError } from '@hieuhoc/event-store';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { cutOff, emptyFile, tooLarge } from './evidence.errors';
import { requireType, type FileType } from './file-types';
import { FILE_KEY_BYTES, FileSealer } from './sealed-file';

/** A file that has come in whole: sealed, on disk, nobody's yet. */
export interface Spooled {
  readonly path: string;
  readonly key: Buffer;
  /** SHA-256 of what lies on disk. */
  readonly hash: string;
  /** SHA-256 of the file as it was sent. */
  readonly sha256: string;
  readonly size: number;
  /** Where it was not taken. */
  discard(): Promise<void>;
}

export interface Limits {
  readonly incoming: string;
  readonly mostBytes: number;
  /** Asked with the size so far; throws where somebody may send no more. */
  readonly allow: (size: number) => void;
}

/** Writes a file as it comes, never holding it whole; of one that is refused or cut off nothing is left. Throws EvidenceRefused. */
export async function takeIn(file: Readable, type: FileType, limits: Limits): Promise<Spooled> {
  const path = join(limits.incoming, `${process.pid}.${randomUUID()}`);
  const handle = await open(path, 'wx', 0o600);
  const discard = (): Promise<void> => rm(path, { force: true });
  try {
    const written = await write(file, handle, type, limits);
    await handle.sync();
    return { path, discard, ...written };
  } catch (error) {
    await discard();
    // Whoever sends hears the answer only when he has finished: what still comes is let go.
    file.resume();
    throw error instanceof DomainError || file.errored === null ? error : cutOff();
  } finally {
    await handle.close();
  }
}

async function write(
  file: Readable,
  handle: FileHandle,
  type: FileType,
  { mostBytes, allow }: Limits,
): Promise<Omit<Spooled, 'path' | 'discard'>> {
  const key = randomBytes(FILE_KEY_BYTES);
  const sealer = new FileSealer(key);
  const sniffer = type.sniffer();
  const [plain, sealed] = [createHash('sha256'), createHash('sha256')];
  const append = async (bytes: Buffer): Promise<void> => {
    sealed.update(bytes);
    await handle.writeFile(bytes);
  };
  let size = 0;
  // Whoever is refused half-way has to be told so: the request stays open for its answer.
  for await (const part of file.iterator({ destroyOnReturn: false })) {
    const chunk = Buffer.from(part);
    size += chunk.length;
    if (size > mostBytes) throw tooLarge(mostBytes);
    allow(size);
    plain.update(chunk);
    sniffer.push(chunk);
    await append(sealer.push(chunk));
  }
  if (size === 0) throw emptyFile();
  requireType(type, sniffer);
  await append(sealer.end());
  return { key, hash: sealed.digest('hex'), sha256: plain.digest('hex'), size };
}
