import type { Request, Response } from 'express';
import type { Connection } from './connection';

export type CookieName = 'hieuhoc' | 'hieuhoc-device' | 'hieuhoc-oidc';

/** `__Host-` binds a cookie to this host and to https (RFC 6265bis); plain http, on this machine alone, has to do without. */
const nameOf = (name: CookieName, { secure }: Connection): string => (secure ? `__Host-${name}` : name);

export function readCookie(request: Request, name: CookieName, connection: Connection): string | null {
  const wanted = nameOf(name, connection);
  for (const pair of (request.get('Cookie') ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === wanted && value !== undefined) return value.trim();
  }
  return null;
}

/** `seconds` left out: until the browser closes; the server ends a session earlier. Lax: a link from elsewhere arrives signed in. */
export function setCookie(response: Response, name: CookieName, value: string, connection: Connection, seconds?: number): void {
  const parts = [`${nameOf(name, connection)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (connection.secure) parts.push('Secure');
  if (seconds !== undefined) parts.push(`Max-Age=${seconds}`);
  response.append('Set-Cookie', parts.join('; '));
}

export const clearCookie = (response: Response, name: CookieName, connection: Connection): void =>
  setCookie(response, name, '', connection, 0);
