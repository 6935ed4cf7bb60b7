import { join } from 'node:path';
import { makeDataFolder } from '../data-folder';
import { Vault } from './vault';
import { openVaultDatabase } from './vault-database';
import { vaultKey } from './vault-key';

/** Throws VaultKeyRefused, VaultDamaged: the start stops there, and nothing was changed. */
export function openVault(config: { readonly HIEUHOC_DATA: string; readonly HIEUHOC_VAULT_KEY?: string }): Vault {
  const folder = config.HIEUHOC_DATA;
  makeDataFolder(folder);
  const path = join(folder, 'vault.db');
  const key = vaultKey(folder, config.HIEUHOC_VAULT_KEY, path);
  return new Vault(path, openVaultDatabase(path, key), key);
}
