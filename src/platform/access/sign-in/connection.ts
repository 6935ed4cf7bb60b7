import type { Request } from 'express';
import { isIPv6 } from 'node:net';
import { isLoopback } from '../../config/access-fields';

export interface Connection {
  /** Nobody on the way can read it. */
  readonly secure: boolean;
  /** It does not leave this machine. */
  readonly local: boolean;
  /** Where it comes from, as precise as one subscriber: an IPv4 address, an IPv6 /64. */
  readonly source: string;
  readonly host: string;
}

/** What proxies say is believed only of those that the configuration names (Express: `trust proxy`). */
export function connectionOf(request: Request, publicUrl: URL | null): Connection {
  const host = request.host.toLowerCase();
  const secure = request.secure || (publicUrl?.protocol === 'https:' && publicUrl.host === host);
  return { secure, local: isLoopback(host.replace(/:\d+$/, '')), source: sourceOf(request.ip ?? ''), host };
}

function sourceOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
