import { Vault, type Contact } from '../platform/vault';

/** What somebody said last; else the address that the account was opened with. */
export function contactOf(vault: Vault, account: string): Contact {
  return vault.contacts.of(account) ?? { email: vault.latest(account)?.['email'] ?? null, reminders: true };
}
