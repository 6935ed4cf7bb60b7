import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';

/** `GET /api/session`. */
export interface OwnSession {
  readonly account: string;
  readonly login: string | null;
  readonly method: 'password' | 'oidc' | 'demo';
  readonly secondFactor: boolean;
  readonly enrolled: boolean;
  readonly recoveryCodesLeft: number;
  readonly mustChangePassword: boolean;
  readonly until: string;
  readonly sessions: readonly {
    readonly method: OwnSession['method'];
    readonly since: string;
    readonly seen: string;
    readonly current: boolean;
  }[];
}

/** `GET /api/me/email`. */
export interface Contact {
  readonly email: string | null;
  readonly reminders: boolean;
}

export interface OwnAccount {
  readonly session: OwnSession;
  /** Null of a programme. */
  readonly contact: Contact | null;
  readonly called: Called;
}

export async function ownAccount(visit: Visit): Promise<OwnAccount> {
  const session = await visit.api.get<OwnSession>('/api/session');
  const [contact, called] = await Promise.all([
    visit.api.maybe<Contact>('/api/me/email'),
    calledIn(visit, new Set(visit.me?.rights.flatMap(({ area }) => area ?? []) ?? [])),
  ]);
  return { session, contact, called };
}
