import type { Decider } from '@hieuhoc/decider';
import { alreadyFounded, lastAdministrator } from './account.errors';
import { ADMINISTRATORS_SCHEMA, type AdministratorEvent } from './account.events';
import { grant, revoke, type GrantCommand, type RevokeCommand } from './granting';
import { withGranting, type Held } from './held-grants';

export type AdministratorCommand =
  /** The first one, granted by nobody. */
  | { readonly command: 'found'; readonly account: string }
  | GrantCommand
  /** `closed` are accounts that could not act any more. */
  | (RevokeCommand & Left);

interface Left {
  readonly closed: ReadonlySet<string>;
  readonly today: string;
}

/** Counts as the one who is left: for everything, begun, without an end. */
const forGood = ({ revoked, area, from, until }: Held, today: string): boolean =>
  !revoked && area === null && until === null && (from === null || from <= today);

const refuseLast = (held: readonly Held[], { account, area, closed, today }: Pick<RevokeCommand, 'account' | 'area'> & Left): void => {
  if (area !== null) return;
  const others = held.filter((one) => forGood(one, today) && one.account !== account && !closed.has(one.account));
  if (others.length === 0) throw lastAdministrator(account);
};

export const administratorsDecider: Decider<readonly Held[], AdministratorEvent, AdministratorCommand> = {
  schema: ADMINISTRATORS_SCHEMA,
  initialState: [],
  evolve: withGranting,
  decide: (held, command, { actor }) => {
    switch (command.command) {
      case 'found':
        if (held.length > 0) throw alreadyFounded();
        return [{ type: 'RoleGranted', data: { account: command.account, role: 'administrator', area: null } }];
      case 'grant':
        return grant(held, command, actor);
      case 'revoke': {
        const { closed, today, ...revocation } = command;
        const events = revoke(held, revocation);
        refuseLast(held, command);
        return events;
      }
    }
  },
};
