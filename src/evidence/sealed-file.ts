import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { Readable } from 'node:stream';

/**
 * A file sealed with a key of its own, chunk by chunk, so that neither sealing nor opening holds it whole: 'HHe1' ‖ 32 random bytes, then
 * each chunk as ciphertext ‖ tag. AES-256-GCM; the key of the chunks is HKDF-SHA-256(key, random bytes), so no nonce is ever used twice; the
 * nonce is the number of the chunk and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár, 2015): chunks
 * that were cut off, exchanged or added do not open.
 */
const MAGIC = Buffer.from('HHe1');
const SALT = 32;
const HEADER = MAGIC.length + SALT;
const CHUNK = 64 * 1024;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;
const CIPHER = 'aes-256-gcm';
export const FILE_KEY_BYTES = 32;

const chunkKey = (key: Uint8Array, salt: Uint8Array): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, 'hieuhoc evidence chunks', FILE_KEY_BYTES)));

function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(chunk, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

export class FileSealer {
  private readonly key: KeyObject;
  private header: Buffer | null;
  private waiting: Buffer = Buffer.alloc(0);
  private chunk = 0;

  constructor(key: Uint8Array) {
    const salt = randomBytes(SALT);
    this.header = Buffer.concat([MAGIC, salt]);
    this.key = chunkKey(key, salt);
  }

  /** What can be written so far. */
  push(plain: Buffer): Buffer {
    const sealed = this.begun();
    this.waiting = Buffer.concat([this.waiting, plain]);
    // The last chunk is told apart from the others, so one is always held back.
    while (this.waiting.length > CHUNK) {
      sealed.push(this.seal(this.waiting.subarray(0, CHUNK), false));
      this.waiting = this.waiting.subarray(CHUNK);
    }
    return Buffer.concat(sealed);
  }

  end(): Buffer {
    return Buffer.concat([...this.begun(), this.seal(this.waiting, true)]);
  }

  private begun(): Buffer[] {
    const header = this.header === null ? [] : [this.header];
    this.header = null;
    return header;
  }

  private seal(plain: Buffer, last: boolean): Buffer {
    const cipher = createCipheriv(CIPHER, this.key, nonceOf(this.chunk++, last), { authTagLength: TAG });
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

/** The file changed, was cut, or is sealed with another key. */
export class DoesNotOpen extends Error {}

/** The plain bytes of a sealed file. Throws DoesNotOpen, at the first chunk that is not what was sealed. */
export async function* opened(sealed: Readable, key: Uint8Array): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0);
  let chunks: KeyObject | null = null;
  let chunk = 0;
  for await (const part of sealed) {
    waiting = Buffer.concat([waiting, Buffer.from(part)]);
    if (chunks === null) {
      if (waiting.length < HEADER) continue;
      chunks = keyOf(waiting.subarray(0, HEADER), key);
      waiting = waiting.subarray(HEADER);
    }
    while (waiting.length > SEALED_CHUNK) {
      yield unsealed(chunks, waiting.subarray(0, SEALED_CHUNK), nonceOf(chunk++, false));
      waiting = waiting.subarray(SEALED_CHUNK);
    }
  }
  if (chunks === null) throw new DoesNotOpen('cut off');
  yield unsealed(chunks, waiting, nonceOf(chunk, true));
}

function keyOf(header: Buffer, key: Uint8Array): KeyObject {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new DoesNotOpen('no sealed file');
  return chunkKey(key, header.subarray(MAGIC.length));
}

function unsealed(key: KeyObject, sealed: Buffer, nonce: Buffer): Buffer {
  if (sealed.length < TAG) throw new DoesNotOpen('cut off');
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new DoesNotOpen('a chunk is not what was sealed');
  }
}
