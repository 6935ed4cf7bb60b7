import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { keyIdOf, type NoteSigner, type SignatureType, type VerifierKey } from './note';
import { ALGORITHM, DER_PREFIX } from './algorithms';
import { joined, timedMessage, u64 } from './verifiers';

export { timeOf, verifierOf, type TimedVerifier } from './verifiers';

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
      return joined([u64(seconds), sign(null, message, secret)]);
    },
  };
}
