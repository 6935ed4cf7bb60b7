import * as fc from 'fast-check';
import { newSigningKey, verifierKeyOf } from '@hieuhoc/transparency-log';
import { sha256 as nodeSha256, sha256HexOfText as nodeHex } from '../../../libs/transparency-log/src/sha256';
import { verifiesWith as nodeVerifiesWith } from '../../../libs/transparency-log/src/signatures';
import { createPrivateKey, sign } from 'node:crypto';
import * as anyNode from './sha256.any-node';
import { sha256, sha256HexOfText } from './sha256.noble';
import { verifiesWith } from './signatures.noble';

/** Cases: a key's signature as it was made, or with one bit of it, of the message or of the key another. */
interface Case {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly publicKey: Uint8Array;
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const other = Uint8Array.from(bytes);
  const at = bit % (other.length * 8);
  other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7));
  return other;
};

const spoilt = (
  { message, signature, publicKey }: Case,
  part: 'none' | 'message' | 'signature' | 'key' | 'cut' | 'zero',
  bit: number,
): Case => {
  switch (part) {
    case 'none':
      return { message, signature, publicKey };
    case 'message':
      return { message: flipped(message, bit), signature, publicKey };
    case 'signature':
      return { message, signature: flipped(signature, bit), publicKey };
    case 'key':
      return { message, signature, publicKey: flipped(publicKey, bit) };
    case 'cut':
      return { message, signature: signature.subarray(0, bit % signature.length), publicKey };
    case 'zero':
      return { message, signature: new Uint8Array(signature.length), publicKey: new Uint8Array(publicKey.length) };
  }
};

describe('what stands in the place of node:crypto', () => {
  it('hashes every length around the blocks of SHA-256 to the same', () => {
    for (let length = 0; length <= 300; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 255);
      const digest = Buffer.from(nodeSha256(bytes)).toString('hex');
      expect([sha256(bytes), anyNode.sha256(bytes)].map((one) => Buffer.from(one).toString('hex'))).toEqual([digest, digest]);
    }
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        (text) => sha256HexOfText(text) === nodeHex(text) && anyNode.sha256HexOfText(text) === nodeHex(text),
      ),
    );
  });

  it.each(['ed25519', 'ml-dsa-44'] as const)(
    'takes and refuses the same signatures of %s, whatever bit of them is another',
    (algorithm) => {
      const key = newSigningKey('hoctap.example/nhat-ky', algorithm);
      const { publicKey } = verifierKeyOf(key);
      const secret = createPrivateKey(key.privateKey);
      const parts = fc.constantFrom('none', 'message', 'signature', 'key', 'cut', 'zero');
      let taken = 0;
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), parts, fc.nat(), (message, part, bit) => {
          const one = spoilt({ message, signature: new Uint8Array(sign(null, message, secret)), publicKey }, part, bit);
          const answer = verifiesWith(algorithm, one.publicKey)(one.message, one.signature);
          if (answer) taken++;
          expect(answer).toBe(nodeVerifiesWith(algorithm, one.publicKey)(one.message, one.signature));
          expect(answer).toBe(part === 'none');
        }),
        { numRuns: algorithm === 'ed25519' ? 200 : 60 },
      );
      expect(taken).toBeGreaterThan(3);
    },
  );
});
