import type { Role } from './actions';
import type { DatedAreas } from './relation';

/** A role on an area, as an account holds it. */
export interface Grant {
  readonly role: Role;
  /** Null: the whole country, also what is not in the hierarchy yet. */
  readonly area: string | null;
  readonly from: string | null;
  /** The last day on which it holds. */
  readonly until: string | null;
}

export interface AccountRights {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  /** Empty for an account that has been closed. */
  readonly grants: readonly Grant[];
  readonly open: boolean;
}

/** What access is decided on; the accounts and the areas provide it, each as it stands now in the log. */
export abstract class Grounds {
  /** Null where no account has that id. */
  abstract rightsOf(account: string): Promise<AccountRights | null>;
  abstract areas(): Promise<DatedAreas>;
}

export const holdsOn = ({ from, until }: Grant, day: string): boolean => (from === null || from <= day) && (until === null || day <= until);
