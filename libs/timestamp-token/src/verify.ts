import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Certificate, ContentInfo, SignedData, TSTInfo, type Attribute, type SignerInfo } from 'pkijs';
import { certificatesOf, isForTimestamps, nameOf } from './certificates';
import { positive } from './request';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

export interface TokenClaims {
  /** What was stamped. */
  readonly data: Uint8Array;
  /** PEM: the authorities that are believed. */
  readonly trusted: string;
  /** Of the request, where the token is the answer to one. */
  readonly nonce?: Uint8Array;
}

export type TokenVerdict =
  | { readonly kind: 'valid'; readonly at: Date; readonly authority: string; readonly policy: string }
  /** What is wrong with it, in a few English words. */
  | { readonly kind: 'invalid'; readonly why: string };

/**
 * Whether this RFC 3161 token (DER) says that `data` was there at its time: imprint, nonce, signature, the one certificate it is bound to
 * (RFC 5816), its only purpose, and its chain to one of those trusted as of the token's time. Revocation is not looked at. Never throws.
 */
export async function verifyTimestamp(token: Uint8Array, { data, trusted, nonce }: TokenClaims): Promise<TokenVerdict> {
  try {
    const { signed, info } = parsed(token);
    if (nonce !== undefined && !sameBytes(info.nonce?.valueBlock.valueHexView ?? new Uint8Array(), positive(nonce)))
      return invalid('another nonce');
    const [signer, ...others] = signed.signerInfos;
    if (signer === undefined || others.length > 0) return invalid('not one signer');
    if (!signsTimestamp(signer)) return invalid('the signature is of something else');
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: Uint8Array.from(data).buffer,
      trustedCerts: certificatesOf(trusted),
      checkChain: true,
      passedWhenNotRevValues: true,
      extendedMode: true,
    });
    if (signatureVerified !== true || signerCertificate === null || signerCertificate === undefined)
      return invalid('the signature is wrong');
    if (!isForTimestamps(signerCertificate)) return invalid('the certificate is not for time stamps alone');
    if (!(await isBound(signer, signerCertificate))) return invalid('the signature names another certificate');
    return { kind: 'valid', at: info.genTime, authority: nameOf(signerCertificate), policy: info.policy };
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error));
  }
}

const invalid = (why: string): TokenVerdict => ({ kind: 'invalid', why });

function parsed(token: Uint8Array): { readonly signed: SignedData; readonly info: TSTInfo } {
  const { offset, result } = fromBER(Uint8Array.from(token).buffer);
  if (offset !== token.length) throw new RangeError('no DER');
  const content = new ContentInfo({ schema: result });
  if (content.contentType !== SIGNED_DATA) throw new RangeError('no signed data');
  const signed = new SignedData({ schema: content.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) throw new RangeError('no time stamp');
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
}

const attributesOf = (signer: SignerInfo, type: string): Attribute[] =>
  signer.signedAttrs?.attributes.filter((one) => one.type === type) ?? [];

/** RFC 5652 §11.1: the signed attributes say what they are of. */
function signsTimestamp(signer: SignerInfo): boolean {
  const [type, ...others] = attributesOf(signer, CONTENT_TYPE);
  const value: unknown = type?.values[0];
  return others.length === 0 && value instanceof ObjectIdentifier && value.valueBlock.toString() === TST_INFO;
}

/** RFC 2634, RFC 5816: the signature names its certificate by its hash, SHA-1 in the first form, SHA-256 where the second says nothing else. */
async function isBound(signer: SignerInfo, certificate: Certificate): Promise<boolean> {
  const [attribute] = [...attributesOf(signer, SIGNING_CERTIFICATE_V2), ...attributesOf(signer, SIGNING_CERTIFICATE)];
  const first = childOf(childOf(childOf(attribute?.values[0], 0), 0), 0);
  const named = childOf(childOf(childOf(attribute?.values[0], 0), 0), 1);
  const hash = first instanceof OctetString ? first : named;
  if (!(hash instanceof OctetString)) return false;
  const algorithm = attribute?.type === SIGNING_CERTIFICATE ? 'SHA-1' : hash === first ? 'SHA-256' : HASHES[algorithmOf(first)];
  if (algorithm === undefined) return false;
  const digest = await crypto.subtle.digest(algorithm, certificate.toSchema().toBER());
  return sameBytes(new Uint8Array(digest), hash.valueBlock.valueHexView);
}

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const childOf = (value: unknown, index: number): unknown => (value instanceof Sequence ? value.valueBlock.value[index] : undefined);

function algorithmOf(value: unknown): string {
  const id = childOf(value, 0);
  return id instanceof ObjectIdentifier ? id.valueBlock.toString() : '';
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);
