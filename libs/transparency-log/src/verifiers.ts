import { ALGORITHM } from './algorithms';
import { parseCheckpoint } from './checkpoint';
import { keyIdOf, type NoteVerifier, type SignatureType, type VerifierKey } from './note';
import { verifiesWith } from './signatures';

export interface TimedVerifier extends NoteVerifier {
  readonly key: VerifierKey;
}

export function verifierOf(key: VerifierKey): TimedVerifier {
  const verifies = verifiesWith(ALGORITHM[key.type], key.publicKey);
  return {
    key,
    name: key.name,
    keyId: keyIdOf(key.name, key.type, key.publicKey),
    verifies: (text, signature) => {
      if (key.type === 'ed25519') return verifies(encoder.encode(text), signature);
      const at = timeOf(signature);
      const message = at === null ? null : timedMessage(key.type, key.name, at, text);
      return message !== null && verifies(message, signature.subarray(8));
    },
  };
}

/** When a cosignature says that it was made, in seconds since 1970; null for what is none. Not to be believed before it is verified. */
export function timeOf(signature: Uint8Array): number | null {
  if (signature.length <= 8) return null;
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(seconds) ? seconds : null;
}

const encoder = new TextEncoder();

/** C2SP tlog-cosignature: what is signed of a checkpoint together with the time. Null where the text is no checkpoint, or has too long a name. */
export function timedMessage(type: SignatureType, name: string, seconds: number, text: string): Uint8Array | null {
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === null) return null;
  if (type === 'ed25519-cosignature') return encoder.encode(`cosignature/v1\ntime ${seconds}\n${text}`);
  const { origin, size, root } = checkpoint;
  const [cosigner, log] = [vector(name), vector(origin)];
  if (cosigner === null || log === null) return null;
  return joined([encoder.encode('subtree/v1\n\0'), cosigner, u64(seconds), log, u64(0), u64(size), root]);
}

export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** RFC 8446 §3.4: one byte of length, then the text; null for what is longer. */
function vector(text: string): Uint8Array | null {
  const bytes = encoder.encode(text);
  return bytes.length === 0 || bytes.length > 255 ? null : joined([Uint8Array.of(bytes.length), bytes]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
