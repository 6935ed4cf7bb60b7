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
  requireSaidOwn(request, connection, publicUrl);
  if (request.is(FORM_TYPES)) throw new CrossSiteRefused('a form', 'hãy gửi application/json');
  if (withCookie && request.get('X-Requested-With') === undefined)
    throw new CrossSiteRefused('no X-Requested-With', 'thiếu đầu mục X-Requested-With (giá trị tuỳ ý)');
}

/** Of a page that takes forms: a browser says with every form where it comes from; what says nothing is no form of ours. Throws CrossSiteRefused. */
export function requireOwnForm(request: Request, connection: Connection, publicUrl: URL | null): void {
  if (READING.has(request.method)) return;
  requireSaidOwn(request, connection, publicUrl);
  if (request.get('Origin') === undefined && request.get('Sec-Fetch-Site') === undefined)
    throw new CrossSiteRefused('no Origin', 'trình duyệt không cho biết nó đến từ trang nào; hãy gửi từ trang của hệ thống');
}

function requireSaidOwn(request: Request, connection: Connection, publicUrl: URL | null): void {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && !OWN_SITE.has(site)) throw new CrossSiteRefused(`Sec-Fetch-Site: ${site}`, 'nó đến từ một trang khác');
  const origin = request.get('Origin');
  if (origin !== undefined && !isOwn(origin, connection, publicUrl))
    throw new CrossSiteRefused(`Origin: ${origin}`, `trang ${origin} không phải trang này`);
}

function isOwn(origin: string, { host }: Connection, publicUrl: URL | null): boolean {
  if (origin === publicUrl?.origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
