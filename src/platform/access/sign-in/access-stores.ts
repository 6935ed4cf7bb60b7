import { join } from 'node:path';
import { accessModeOf, type Config } from '../../config/config';
import { proxiesOf } from '../../config/access-fields';
import { readIssuers, type IssuerSettings } from '../../config/issuers';
import { systemClock, type Clock } from '../../time/clock';
import { vaultKey } from '../../vault/vault-key';
import type { AccessMode } from '../actors';
import { AccessTokens } from './access-tokens';
import { forgetAccount, openAccessDatabase } from './access-database';
import { AttemptLimiter } from './attempt-limiter';
import { Credentials } from './credentials';
import { DownloadLog } from './download-log';
import { HashQueue } from './hash-queue';
import { KnownDevices } from './known-devices';
import { LinkedIdentities } from './linked-identities';
import { MachineSecrets } from './machine-secrets';
import { SecondFactors } from './second-factors';
import { derivedKey } from './secrets';
import { Sessions } from './sessions';
import { SignInLog } from './sign-in-log';
import { SigningKeys } from './signing-keys';

/** Everything that signing in keeps, opened once; `close` writes what is still in memory. */
export class AccessStores {
  private constructor(
    readonly mode: AccessMode,
    readonly publicUrl: URL | null,
    readonly proxies: readonly string[],
    readonly issuers: readonly IssuerSettings[],
    readonly clock: Clock,
    readonly credentials: Credentials,
    readonly sessions: Sessions,
    readonly secondFactors: SecondFactors,
    readonly machineSecrets: MachineSecrets,
    readonly tokens: AccessTokens,
    readonly identities: LinkedIdentities,
    readonly log: SignInLog,
    readonly downloads: DownloadLog,
    readonly devices: KnownDevices,
    readonly limiter: AttemptLimiter,
    readonly hashes: HashQueue,
    /** Seals what travels through a browser and comes back. */
    readonly travelKey: Uint8Array,
    /** Everything of one account: login, password, devices, identities, where it came from. */
    readonly forget: (account: string) => void,
    readonly close: () => void,
  ) {}

  /** Throws VaultKeyRefused where there are credentials and their key is gone. */
  static open(config: Config, clock: Clock = systemClock): AccessStores {
    const path = join(config.HIEUHOC_DATA, 'access.db');
    const database = openAccessDatabase(path);
    const key = vaultKey(config.HIEUHOC_DATA, config.HIEUHOC_VAULT_KEY, join(config.HIEUHOC_DATA, 'vault.db'));
    const credentials = new Credentials(database);
    const log = new SignInLog(database, credentials, clock);
    const downloads = new DownloadLog(database, clock, config.HIEUHOC_DOWNLOADS_DAYS);
    const close = (): void => {
      log.flush();
      downloads.flush();
      database.exec('pragma wal_checkpoint(truncate)');
      database.close();
    };
    const forget = (account: string): void => {
      log.flush();
      downloads.flush();
      forgetAccount(database, account);
    };
    const publicUrl = config.HIEUHOC_PUBLIC_URL === undefined ? null : new URL(config.HIEUHOC_PUBLIC_URL);
    return new AccessStores(
      accessModeOf(config),
      publicUrl,
      proxiesOf(config.HIEUHOC_TRUSTED_PROXIES ?? ''),
      readIssuers(config.HIEUHOC_OIDC ?? '[]').issuers,
      clock,
      credentials,
      new Sessions(database, clock),
      new SecondFactors(database, derivedKey(key, 'totp'), clock),
      new MachineSecrets(database, clock),
      new AccessTokens(new SigningKeys(database, derivedKey(key, 'signing keys'), clock), clock),
      new LinkedIdentities(database),
      log,
      downloads,
      new KnownDevices(derivedKey(key, 'known devices')),
      new AttemptLimiter(clock),
      new HashQueue(),
      derivedKey(key, 'travel'),
      forget,
      close,
    );
  }
}
