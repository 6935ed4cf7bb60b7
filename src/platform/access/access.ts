import type { Action } from './actions';
import type { HeldRight } from './held-rights';
import type { Identity } from './identity';

/** The one place that is asked whether somebody may. Guards ask it for a route, services row by row, the command line like both. */
export abstract class Access {
  /** Throws SignInRequired without an identity, Forbidden without the right. `area` null: everywhere. */
  abstract require(identity: Identity | null, action: Action, area: string | null): Promise<void>;
  /** Throws unless the right is held on some area: enough to ask for a list. */
  abstract requireSomewhere(identity: Identity | null, action: Action): Promise<void>;
  /** What somebody holds today, role by role. */
  abstract rightsOf(identity: Identity): Promise<readonly HeldRight[]>;
}
