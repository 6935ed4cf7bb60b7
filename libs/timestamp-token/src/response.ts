import { fromBER } from 'asn1js';
import { PKIStatus, TimeStampResp } from 'pkijs';

export type TimestampResponse =
  | { readonly kind: 'granted'; readonly token: Uint8Array }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'malformed' };

const GRANTED: readonly number[] = [PKIStatus.granted, PKIStatus.grantedWithMods];

/** RFC 3161 §2.4.2: what the authority answered. Nothing of the token is believed yet. Never throws. */
export function readTimestampResponse(der: Uint8Array): TimestampResponse {
  try {
    const { offset, result } = fromBER(Uint8Array.from(der).buffer);
    if (offset !== der.length) return { kind: 'malformed' };
    const { status, timeStampToken } = new TimeStampResp({ schema: result });
    if (!GRANTED.includes(status.status)) return { kind: 'refused', status: status.status };
    if (timeStampToken === undefined) return { kind: 'malformed' };
    return { kind: 'granted', token: new Uint8Array(timeStampToken.toSchema().toBER()) };
  } catch {
    return { kind: 'malformed' };
  }
}
