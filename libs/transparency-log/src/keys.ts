import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { parseCheckpoint } from './checkpoint';
import { keyIdOf, type NoteSigner, type NoteVerifier, type SignatureType, type VerifierKey } from './note';

const ALGORITHM: Readonly<Record<SignatureType, 'ed25519' | 'ml-dsa-44'>> = {
  ed25519: 'ed25519',
  'ed25519-cosignature': 'ed25519',
  'ml-dsa-44': 'ml-dsa-44',
};

/** What stands before a raw public key in its DER form (RFC 8410, RFC 9881), which is how node:crypto reads it. */
const DER_PREFIX = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  'ml-dsa-44': Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
};

export interface SigningKey {
  readonly name: string;
  readonly type: SignatureType;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

export function newSigningKey(name: string, type: SignatureType): SigningKey {
  const { privateKey } = ALGORITHM[type] === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ml-dsa-44');
  return { name, type, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** The half of a key that is handed out. */
export function verifierKeyOf({ name, type, privateKey }: SigningKey): VerifierKey {
  const der = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' });
  return { name, type, publicKey: new Uint8Array(der.subarray(DER_PREFIX[ALGORITHM[type]].length)) };
}

const publicKeyOf = ({ type, publicKey }: VerifierKey): KeyObject =>
  createPublicKey({ key: Buffer.concat([DER_PREFIX[ALGORITHM[type]], publicKey]), format: 'der', type: 'spki' });

/** `now`: for signatures that say when they were made. */
export function signerOf(key: SigningKey, now: () => Date): NoteSigner {
  const { name, type } = key;
  const secret = createPrivateKey(key.privateKey);
  return {
    name,
    keyId: keyIdOf(name, type, verifierKeyOf(key).publicKey),
    sign: (text) => {
      if (type === 'ed25519') return sign(null, Buffer.from(text), secret);
      const seconds = Math.floor(now().getTime() / 1_000);
      const message = timedMessage(type, name, seconds, text);
      if (message === null) throw new RangeError('a cosignature is of a checkpoint');
      return Buffer.concat([u64(seconds), sign(null, message, secret)]);
    },
  };
}

export interface TimedVerifier extends NoteVerifier {
  readonly key: VerifierKey;
}

export function verifierOf(key: VerifierKey): TimedVerifier {
  const publicKey = publicKeyOf(key);
  return {
    key,
    name: key.name,
    keyId: keyIdOf(key.name, key.type, key.publicKey),
    verifies: (text, signature) => {
      if (key.type === 'ed25519') return verify(null, Buffer.from(text), publicKey, signature);
      const at = timeOf(signature);
      const message = at === null ? null : timedMessage(key.type, key.name, at, text);
      return message !== null && verify(null, message, publicKey, signature.subarray(8));
    },
  };
}

/** When a cosignature says that it was made, in seconds since 1970; null for what is none. Not to be believed before it is verified. */
export function timeOf(signature: Uint8Array): number | null {
  if (signature.length <= 8) return null;
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(seconds) ? seconds : null;
}

/** C2SP tlog-cosignature: what is signed of a checkpoint together with the time. Null where the text is no checkpoint. */
function timedMessage(type: SignatureType, name: string, seconds: number, text: string): Uint8Array | null {
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === null) return null;
  if (type === 'ed25519-cosignature') return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  const { origin, size, root } = checkpoint;
  return Buffer.concat([Buffer.from('subtree/v1\n\0'), vector(name), u64(seconds), vector(origin), u64(0), u64(size), root]);
}

function u64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** RFC 8446 §3.4: one byte of length, then the text. */
function vector(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  if (bytes.length === 0 || bytes.length > 255) throw new RangeError(`a name has 1 to 255 bytes: ${text}`);
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
}
