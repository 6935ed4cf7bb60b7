import type { AccountRights } from '../grants';
import { sha256 } from './secrets';

/** Changes with every role that is granted or revoked, and with closing: a session lives as long as the rights it began with. */
export function rightsMark(rights: AccountRights | null): string {
  if (rights === null) return '';
  const grants = rights.grants.map(({ role, area, from, until }) => JSON.stringify([role, area, from, until])).toSorted();
  return sha256(JSON.stringify([rights.open, grants]));
}
