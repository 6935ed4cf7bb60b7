export type { Contact } from './contacts';
export { erasedAmong } from './erased-refs';
export { openVault } from './open-vault';
export { Vault, type Commitment, type Personal } from './vault';
export { VaultDamaged, VaultInUse, VaultKeyRefused } from './vault.errors';
