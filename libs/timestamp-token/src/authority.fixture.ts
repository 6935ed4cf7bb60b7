import { BitString, fromBER, Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  Attribute,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
export const POLICY = '1.3.6.1.4.1.99999.1';

export interface Holder {
  readonly certificate: Certificate;
  readonly key: CryptoKey;
}

export interface CertificateOptions {
  readonly purposes?: readonly string[];
  readonly critical?: boolean;
  readonly from?: Date;
  readonly until?: Date;
}

let serial = 0;
const extension = (extnID: string, critical: boolean, value: Sequence): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });
const attribute = (type: string, value: unknown): Attribute => new Attribute({ type, values: [value] });

/** A certificate with its key, by this issuer or by itself. */
export async function certified(name: string, issuer: Holder | null, options: CertificateOptions = {}): Promise<Holder> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: ++serial }) });
  certificate.subject.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }));
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject;
  certificate.notBefore = new Time({ value: options.from ?? new Date('2026-01-01T00:00:00Z') });
  certificate.notAfter = new Time({ value: options.until ?? new Date('2036-01-01T00:00:00Z') });
  certificate.extensions =
    issuer === null
      ? [extension('2.5.29.19', true, new BasicConstraints({ cA: true }).toSchema()), extension('2.5.29.15', true, KEY_CERT_SIGN)]
      : [extension('2.5.29.37', options.critical ?? true, purposes(options.purposes ?? [TIME_STAMPING]))];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(issuer?.key ?? privateKey, 'SHA-256');
  return { certificate, key: privateKey };
}

export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const purposes = (keyPurposes: readonly string[]): Sequence => new ExtKeyUsage({ keyPurposes: [...keyPurposes] }).toSchema();
/** Bit 5 of a key usage. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only its DER is used
const KEY_CERT_SIGN = new BitString({ valueHex: Uint8Array.of(0x04).buffer, unusedBits: 2 }) as unknown as Sequence;

export const pemOf = ({ certificate }: Holder): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate.toSchema().toBER()).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** What an authority may get wrong. */
export interface Faults {
  readonly nonce?: Integer;
  readonly contentType?: string;
  readonly boundTo?: Holder;
  readonly at?: Date;
  readonly broken?: boolean;
}

/** An answer to this request, as an authority with this certificate gives it. DER. */
export async function stamped(request: Uint8Array, { certificate, key }: Holder, faults: Faults = {}): Promise<Uint8Array> {
  const { messageImprint, nonce } = TimeStampReq.fromBER(Uint8Array.from(request));
  const given = faults.nonce ?? nonce;
  const info = new TSTInfo({
    version: 1,
    policy: POLICY,
    messageImprint,
    serialNumber: new Integer({ value: ++serial }),
    genTime: faults.at ?? new Date('2026-11-21T08:00:00Z'),
    ...(given !== undefined && { nonce: given }),
  });
  const content = info.toSchema().toBER();
  const digest = await crypto.subtle.digest('SHA-256', content);
  const bound = await crypto.subtle.digest('SHA-256', (faults.boundTo?.certificate ?? certificate).toSchema().toBER());
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: faults.contentType ?? TST_INFO })),
    attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: digest })),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(new OctetString({ valueHex: bound }))))),
  ];
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: TST_INFO, eContent: new OctetString({ valueHex: content }) }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(key, 0, 'SHA-256');
  const signature = signed.signerInfos[0]?.signature.valueBlock.valueHexView;
  if (faults.broken === true && signature !== undefined) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const timeStampToken = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return answered(new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.granted }), timeStampToken }));
}

export const refusal = (status: PKIStatus): Uint8Array => answered(new TimeStampResp({ status: new PKIStatusInfo({ status }) }));

const answered = (response: TimeStampResp): Uint8Array => new Uint8Array(response.toSchema().toBER());
const sequence = (value: OctetString | Sequence): Sequence => new Sequence({ value: [value] });
export const isDer = (bytes: Uint8Array): boolean => fromBER(Uint8Array.from(bytes).buffer).offset === bytes.length;
