import { ValidateBy } from 'class-validator';
import { isIP } from 'node:net';
import { readIssuers } from './issuers';

/** A field with a list of problems of its own: the message says them all. */
const field = (name: string, problemsOf: (text: string) => readonly string[]): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && problemsOf(value).length === 0,
      defaultMessage: (args) => (typeof args?.value === 'string' ? problemsOf(args.value).join('; ') : ''),
    },
  });

export const IssuersField = (): PropertyDecorator => field('issuers', (text) => readIssuers(text).problems);
export const PublicUrlField = (): PropertyDecorator => field('publicUrl', publicUrlProblems);
export const ProxiesField = (): PropertyDecorator => field('proxies', proxyProblems);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host (without port) is this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

function publicUrlProblems(text: string): string[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    return ['HIEUHOC_PUBLIC_URL phải có dạng https://tên-miền, không kèm đường dẫn'];
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return ['HIEUHOC_PUBLIC_URL phải là https (http chỉ dùng được trên chính máy này): mật khẩu không được đi qua mạng không mã hoá'];
  return [];
}

const NETWORK = /^(.+)\/(\d{1,3})$/;
const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function proxyProblems(text: string): string[] {
  const wrong = proxiesOf(text).filter((one) => !NAMED_NETWORKS.has(one) && !isAddress(one));
  return wrong.map((one) => `HIEUHOC_TRUSTED_PROXIES: "${one}" không phải địa chỉ, mạng (10.0.0.0/8), loopback, linklocal hay uniquelocal`);
}

function isAddress(text: string): boolean {
  const [, address = text, bits = '0'] = NETWORK.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}

export const proxiesOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
