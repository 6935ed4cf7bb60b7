import { defineProjection, write } from '@hieuhoc/projections';
import type { AccountEvent } from '../account.events';

/** Accounts and their roles, each with the log sizes from which and until which it was so. */
export const accountFacts = defineProjection<AccountEvent>({
  name: 'account-facts',
  version: 1,
  tables: [
    {
      name: 'account_opened',
      columns: ['account text primary key', 'kind text not null', 'opened_at integer not null', 'closed_at integer'],
    },
    {
      name: 'account_role',
      columns: [
        'granted_at integer primary key',
        'revoked_at integer',
        'account text not null',
        'role text not null',
        'area text',
        'from_day text',
        'until_day text',
      ],
      indexes: { account_role_held: '(account, role)' },
      readIndexes: { account_role_by_area: '(area, account)' },
    },
  ],
  on: {
    AccountOpened: ({ data: { account, kind }, logSize }) => [
      write('insert into {account_opened} (account, kind, opened_at) values (?, ?, ?)', account, kind, logSize),
    ],
    RoleGranted: ({ data: { account, role, area, from = null, until = null }, logSize }) => [
      write(
        'insert into {account_role} (granted_at, account, role, area, from_day, until_day) values (?, ?, ?, ?, ?, ?)',
        logSize,
        account,
        role,
        area,
        from,
        until,
      ),
    ],
    RoleRevoked: ({ data: { account, role, area }, logSize }) => [
      write(
        'update {account_role} set revoked_at = ? where account = ? and role = ? and area is not distinct from ? and revoked_at is null',
        logSize,
        account,
        role,
        area,
      ),
    ],
    AccountClosed: ({ data: { account }, logSize }) => [
      write('update {account_opened} set closed_at = ? where account = ?', logSize, account),
    ],
  },
});
