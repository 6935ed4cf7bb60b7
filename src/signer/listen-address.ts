import { isIP } from 'node:net';

export type ListenAddress =
  { readonly kind: 'socket'; readonly path: string } | { readonly kind: 'port'; readonly host: string; readonly port: number };

/** `unix:/path/of.sock` or `host:port` (`[::1]:port`); null for what is neither. */
export function parseListenAddress(text: string): ListenAddress | null {
  if (text.startsWith('unix:/')) return { kind: 'socket', path: text.slice('unix:'.length) };
  const [, host = '', digits = ''] = /^(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  return host === '' || port > 65_535 ? null : { kind: 'port', host: host.replaceAll(/[[\]]/g, ''), port };
}

/** This machine alone. */
export const isLocal = (address: ListenAddress): boolean =>
  address.kind === 'socket' ||
  address.host === 'localhost' ||
  address.host === '::1' ||
  (isIP(address.host) === 4 && address.host.startsWith('127.'));

export const shownAddress = (address: ListenAddress): string =>
  address.kind === 'socket'
    ? `unix:${address.path}`
    : `http://${isIP(address.host) === 6 ? `[${address.host}]` : address.host}:${address.port}`;
