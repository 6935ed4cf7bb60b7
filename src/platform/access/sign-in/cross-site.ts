import type { Request } from 'express';
import type { Connection } from './connection';
import { CrossSiteRefused } from './sign-in.errors';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITE = new Set(['same-origin', 'none']);
/** What a form of another site can send without being asked first. */
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * A browser says where a write comes from; another site is refused, and so is what a mere form could send. With a cookie the request also
 * carries a header of its own, which another site may not set (ASVS 5.0 3.5.1). Throws CrossSiteRefused.
 */
export function requireOwnSite(
  request: Request,
  connection: Connection,
  publicUrl: URL | null,
  { withCookie }: { withCookie: boolean },
): void {
  if (READING.has(request.method)) return;
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && !OWN_SITE.has(site)) throw new CrossSiteRefused(`Sec-Fetch-Site: ${site}`, 'nó đến từ một trang khác');
  const origin = request.get('Origin');
  if (origin !== undefined && !isOwn(origin, connection, publicUrl))
    throw new CrossSiteRefused(`Origin: ${origin}`, `trang ${origin} không phải trang này`);
  if (request.is(FORM_TYPES)) throw new CrossSiteRefused('a form', 'hãy gửi application/json');
  if (withCookie && request.get('X-Requested-With') === undefined)
    throw new CrossSiteRefused('no X-Requested-With', 'thiếu đầu mục X-Requested-With (giá trị tuỳ ý)');
}

function isOwn(origin: string, { host }: Connection, publicUrl: URL | null): boolean {
  if (origin === publicUrl?.origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
