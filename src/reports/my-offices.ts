import type { Access } from '../platform/access/access';
import type { Action } from '../platform/access/actions';
import { SignInRequired } from '../platform/access/access.errors';
import type { Identity } from '../platform/access/identity';

export type AreasHeld = ReadonlySet<string> | 'all';

/** The areas on which somebody holds a right today; `all`: the whole country. Throws SignInRequired where nobody has signed in. */
export async function areasHeld(access: Pick<Access, 'rightsOf'>, who: Identity | null, action: Action): Promise<AreasHeld> {
  if (who === null) throw new SignInRequired();
  const rights = (await access.rightsOf(who)).filter(({ actions }) => actions.includes(action));
  const areas = rights.map(({ area }) => area).filter((area) => area !== null);
  return areas.length < rights.length ? 'all' : new Set(areas);
}
