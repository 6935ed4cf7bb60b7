import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../time/clock';
import { opaqueId, sha256 } from './secrets';

const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 8 * 3_600_000;
/** A session that is in use is written once a minute, not with every request. */
const TOUCH_MS = 60_000;

export type SignInMethod = 'password' | 'oidc' | 'token' | 'demo';

export interface Session {
  readonly idHash: string;
  readonly account: string;
  /** What the account was allowed to when it signed in; other rights end the session. */
  readonly rights: string;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  readonly createdAt: number;
}

export interface OpenSession extends Pick<Session, 'idHash' | 'method' | 'createdAt'> {
  /** To the minute. */
  readonly seenAt: number;
}

type NewSession = Pick<Session, 'account' | 'rights' | 'method' | 'secondFactor'>;

/** Sessions on the server: an opaque 256-bit id, of which only the SHA-256 is kept; 30 minutes idle, 8 hours in all. */
export class Sessions {
  private readonly statements: Readonly<Record<'add' | 'get' | 'of' | 'touch' | 'end' | 'endAll' | 'endOthers' | 'sweep', StatementSync>>;

  constructor(
    database: DatabaseSync,
    private readonly clock: Clock,
  ) {
    this.statements = {
      add: database.prepare('insert into session values (?, ?, ?, ?, ?, ?, ?)'),
      get: database.prepare(
        `select id_hash as idHash, account, rights, method, second_factor as secondFactor, created_at as createdAt, seen_at as seenAt
         from session where id_hash = ?`,
      ),
      of: database.prepare(
        `select id_hash as idHash, method, created_at as createdAt, seen_at as seenAt from session
         where account = ? and seen_at > ? and created_at > ? order by seen_at desc`,
      ),
      touch: database.prepare('update session set seen_at = ?2 where id_hash = ?1'),
      end: database.prepare('delete from session where id_hash = ?'),
      endAll: database.prepare('delete from session where account = ?'),
      endOthers: database.prepare('delete from session where account = ? and id_hash <> ?'),
      sweep: database.prepare('delete from session where seen_at < ? or created_at < ?'),
    };
  }

  /** The id for the cookie; it is never to be had again. */
  begin({ account, rights, method, secondFactor }: NewSession): string {
    const id = opaqueId();
    const now = this.clock().getTime();
    this.statements.sweep.run(now - IDLE_MS, now - ABSOLUTE_MS);
    this.statements.add.run(sha256(id), account, rights, method, secondFactor ? 1 : 0, now, now);
    return id;
  }

  /** Null where there is none, or it has ended. */
  find(id: string): Session | null {
    const row = this.statements.get.get(sha256(id));
    if (row === undefined) return null;
    const now = this.clock().getTime();
    const [seenAt, createdAt, idHash] = [Number(row['seenAt']), Number(row['createdAt']), String(row['idHash'])];
    if (now - seenAt >= IDLE_MS || now - createdAt >= ABSOLUTE_MS) {
      this.statements.end.run(idHash);
      return null;
    }
    if (now - seenAt >= TOUCH_MS) this.statements.touch.run(idHash, now);
    return {
      idHash,
      account: String(row['account']),
      rights: String(row['rights']),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `begin` wrote becomes a type again
      method: row['method'] as SignInMethod,
      secondFactor: row['secondFactor'] === 1,
      createdAt,
    };
  }

  /** Those that have not ended, the one used last first. */
  of(account: string): readonly OpenSession[] {
    const now = this.clock().getTime();
    return this.statements.of.all(account, now - IDLE_MS, now - ABSOLUTE_MS).map((row) => ({
      idHash: String(row['idHash']),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `begin` wrote becomes a type again
      method: row['method'] as SignInMethod,
      createdAt: Number(row['createdAt']),
      seenAt: Number(row['seenAt']),
    }));
  }

  /** How many there were. */
  endOthersOf({ account, idHash }: Pick<Session, 'account' | 'idHash'>): number {
    return Number(this.statements.endOthers.run(account, idHash).changes);
  }

  end(idHash: string): void {
    this.statements.end.run(idHash);
  }

  endAllOf(account: string): void {
    this.statements.endAll.run(account);
  }
}
