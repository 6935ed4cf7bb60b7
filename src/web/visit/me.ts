import type { Action, Role } from '../../platform/access/actions';

/** `GET /api/me`, as far as pages look at it. */
export interface Me {
  readonly account: string;
  readonly kind: 'person' | 'machine' | 'guest';
  readonly name: string | null;
  readonly login: string | null;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly rights: readonly Right[];
  readonly todo: readonly Todo[];
}

export interface Right {
  readonly role: Role;
  /** Null: the whole country. */
  readonly area: string | null;
  readonly until: string | null;
  readonly actions: readonly Action[];
}

export interface Todo {
  readonly kind: string;
  readonly count: number;
  readonly path: string;
}
