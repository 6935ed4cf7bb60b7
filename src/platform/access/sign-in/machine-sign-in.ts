import type { Grounds } from '../grants';
import type { AccessStores } from './access-stores';
import { SignInRefused } from './sign-in.errors';

/** A programme by its client id and secret. Its secret has 256 bits, so that guessing is no danger; attempts are slowed all the same. */
export class MachineSignIn {
  constructor(
    private readonly stores: AccessStores,
    private readonly grounds: Grounds,
  ) {}

  /** Throws SignInRefused, TooManyAttempts. */
  async token(client: string, secret: string, source: string): Promise<string> {
    const attempt = { account: client, source, device: null };
    this.stores.limiter.begin(attempt);
    const keptAs = this.stores.machineSecrets.keptAs(client, secret);
    const rights = await this.grounds.rightsOf(client);
    const account = rights?.kind === 'machine' ? client : null;
    if (keptAs === null || rights?.open !== true || account === null) {
      this.stores.log.note({ account, method: 'token', outcome: 'refused', source });
      throw new SignInRefused();
    }
    this.stores.limiter.succeeded(attempt);
    this.stores.log.note({ account, method: 'token', outcome: 'succeeded', source });
    return this.stores.tokens.issue({ account, secret: keptAs });
  }
}
