import { Certificate, ExtKeyUsage } from 'pkijs';

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Certificates of a PEM text. Throws RangeError where one cannot be read, or there is none. */
export function certificatesOf(pem: string): Certificate[] {
  const found = [...pem.matchAll(BLOCK)].map(([, base64 = '']) => {
    try {
      return Certificate.fromBER(Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0)));
    } catch {
      throw new RangeError('a certificate that cannot be read');
    }
  });
  if (found.length === 0) throw new RangeError('no certificate');
  return found;
}

/** RFC 3161 §2.3: one key for time stamps and nothing else. */
export function isForTimestamps({ extensions = [] }: Certificate): boolean {
  const extension = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const usage: unknown = extension?.parsedValue;
  return extension?.critical === true && usage instanceof ExtKeyUsage && usage.keyPurposes.join() === TIME_STAMPING;
}

/** The name on it, for people: its common name, else all of it. */
export function nameOf({ subject }: Certificate): string {
  const parts = subject.typesAndValues.map(({ type, value }) => ({ type, text: value.valueBlock.value }));
  return parts.find(({ type }) => type === '2.5.4.3')?.text ?? parts.map(({ text }) => text).join(', ');
}
