import { dayOf, type Clock } from '../time/clock';
import { Access } from './access';
import { Forbidden, PasswordChangeRequired, SecondFactorRequired, SignInRequired } from './access.errors';
import type { Action } from './actions';
import type { Grant, Grounds } from './grants';
import { heldRights, type HeldRight } from './held-rights';
import type { Identity } from './identity';
import { BY_PERSONS_ONLY, GUEST_MAY_ALSO, GUEST_ROLES, rolesHolding, WITH_SECOND_FACTOR, type Relation } from './policy';
import { findingOf, heldSomewhere, type Finding } from './rights';

const GUEST_GRANTS: readonly Grant[] = GUEST_ROLES.map((role) => ({ role, area: null, from: null, until: null }));

/** The policy over the rights as they stand now in the log: a revocation holds for the next request. */
export class PolicyAccess extends Access {
  constructor(
    private readonly grounds: Grounds,
    private readonly clock: Clock,
  ) {
    super();
  }

  async require(identity: Identity | null, action: Action, area: string | null): Promise<void> {
    const who = signedIn(identity, action, area);
    const { allowed, relation } = await this.finding(who, action, area);
    if (!allowed) throw refusal(action, area, relation);
    requireSecondFactor(who, action);
  }

  async requireSomewhere(identity: Identity | null, action: Action): Promise<void> {
    const who = signedIn(identity, action, null);
    const [grants, areas] = [await this.grantsOf(who), await this.grounds.areas()];
    if (!mayAsGuest(who, action) && !heldSomewhere(grants, areas, action, dayOf(this.clock()))) throw refusal(action, null, null);
    requireSecondFactor(who, action);
  }

  async rightsOf(identity: Identity): Promise<readonly HeldRight[]> {
    return heldRights(await this.grantsOf(identity), await this.grounds.areas(), dayOf(this.clock()));
  }

  private async grantsOf(identity: Identity): Promise<readonly Grant[]> {
    if (identity.kind === 'guest') return GUEST_GRANTS;
    const rights = await this.grounds.rightsOf(identity.account);
    return rights?.open === true ? rights.grants : [];
  }

  private async finding(who: Identity, action: Action, area: string | null): Promise<Finding> {
    if (mayAsGuest(who, action)) return { allowed: true, relation: 'own' };
    const [grants, areas] = [await this.grantsOf(who), await this.grounds.areas()];
    const on = dayOf(this.clock());
    // What nobody knows is nobody's: whoever may do it anywhere is told that it does not exist.
    if (area !== null && areas.get(area) === undefined) return { allowed: heldSomewhere(grants, areas, action, on), relation: null };
    return findingOf(grants, areas, action, area, on);
  }
}

function signedIn(identity: Identity | null, action: Action, area: string | null): Identity {
  if (identity === null) throw new SignInRequired();
  if (identity.mustChangePassword === true) throw new PasswordChangeRequired();
  if (identity.kind === 'machine' && BY_PERSONS_ONLY.has(action)) throw new Forbidden({ action, area, relation: null, roles: [] });
  return identity;
}

function requireSecondFactor(identity: Identity, action: Action): void {
  if (identity.kind === 'person' && !identity.secondFactor && WITH_SECOND_FACTOR.has(action)) throw new SecondFactorRequired(action);
}

const mayAsGuest = ({ kind }: Identity, action: Action): boolean => kind === 'guest' && GUEST_MAY_ALSO.has(action);

const refusal = (action: Action, area: string | null, relation: Relation | null): Forbidden =>
  new Forbidden({ action, area, relation, roles: rolesHolding(action) });
