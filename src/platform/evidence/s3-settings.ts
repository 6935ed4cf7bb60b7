import type { Credentials } from './aws-signature';

/** One bucket, or a part of it, addressed by path: `https://host/bucket/prefix/…`. */
export interface S3Settings extends Credentials {
  readonly endpoint: URL;
  readonly bucket: string;
  /** Ends with a slash, or is empty. */
  readonly prefix: string;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z0-9-]{1,40}$/;
const KNOWN = new Set(['region', 'tls']);

/** `s3://key:secret@host:port/bucket/prefix?region=vn-1&tls=on`; null where it is none. Its parts hold the secret. */
export function readS3Url(text: string): S3Settings | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const query = Object.fromEntries(url.searchParams);
  const [bucket = '', ...rest] = url.pathname.split('/').slice(1);
  const { region = 'us-east-1', tls = 'on' } = query;
  if (url.protocol !== 's3:' || url.hostname === '' || url.username === '' || url.password === '' || url.hash !== '') return null;
  if (!BUCKET.test(bucket) || !REGION.test(region) || !['on', 'off'].includes(tls)) return null;
  if (Object.keys(query).some((name) => !KNOWN.has(name))) return null;
  const folders = rest.filter((part) => part !== '');
  if (!folders.every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part))) return null;
  return {
    endpoint: new URL(`${tls === 'on' ? 'https' : 'http'}://${url.host}`),
    bucket,
    prefix: folders.map((part) => `${part}/`).join(''),
    region,
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
  };
}
