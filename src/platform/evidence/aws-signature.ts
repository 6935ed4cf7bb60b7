import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

export interface Signable {
  readonly method: string;
  /** As it stands in the request line, already encoded. */
  readonly path: string;
  /** Sorted here; encoded by the rules of the signature, which are also those of the request line. */
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names; every one is signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyHash: string;
}

export const EMPTY_BODY = createHash('sha256').digest('hex');

/** AWS encodes everything but the unreserved characters of RFC 3986. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const queryText = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');

/** The `Authorization` of a request to S3, Signature Version 4; `x-amz-date` and `host` are among its headers. */
export function authorization(request: Signable, { accessKey, secretKey, region }: Credentials): string {
  const at = request.headers['x-amz-date'] ?? '';
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request'];
  const names = Object.keys(request.headers).toSorted();
  const canonical = [
    request.method,
    request.path,
    queryText(request.query),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    request.bodyHash,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = scope.reduce<Uint8Array | string>((last, part) => createHmac('sha256', last).update(part).digest(), `AWS4${secretKey}`);
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope.join('/')},SignedHeaders=${names.join(';')},Signature=${signature}`;
}
