import { encodeQR } from 'qr';

/** SVG of a QR code that a phone reads off paper that was folded: a quarter of it may be lost. */
export const qrOf = (text: string): string => encodeQR(text, 'svg', { ecc: 'quartile', border: 2 });

/** What the QR code of a publication says: where to look it up, and what whoever holds the paper can compare without it. */
export function qrTextOf(
  { code, logSize, root }: { readonly code: string; readonly logSize: number; readonly root: string },
  origin: string,
): string {
  const goc = Buffer.from(root, 'hex').toString('base64url');
  return origin === '' ? `HIEUHOC ${code} ${logSize} ${goc}` : `${origin}/kiem-chung/${code}?size=${logSize}&root=${goc}`;
}
