export type { Contact } from './contacts';
export { openVault } from './open-vault';
export { Vault, type Commitment, type Personal } from './vault';
export { VaultDamaged, VaultInUse, VaultKeyRefused } from './vault.errors';
