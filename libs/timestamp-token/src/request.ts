import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

export const SHA_256 = '2.16.840.1.101.3.4.2.1';

/** RFC 3161 §2.4.1: a request for a token over a SHA-256, with the authority's certificate in it. `nonce`: 8 random bytes or more. DER. */
export function timestampRequest(imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(imprint).buffer }),
    }),
    nonce: new Integer({ valueHex: positive(nonce).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** As an integer is written: no sign bit, no needless zeroes. */
export function positive(nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = nonce.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? [0] : [...nonce.subarray(first)];
  return Uint8Array.from((digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits);
}
