import type { AreasService } from '../areas';
import type { AccessMode } from '../platform/access/actors';
import { demoRights } from '../platform/access/demo-people';
import { Grounds, type AccountRights } from '../platform/access/grants';
import type { DatedAreas } from '../platform/access/relation';
import { sharedLook } from '../platform/access/shared-look';
import type { AccountsService } from './accounts.service';

/** Rights and areas as they stand now in the log; in the demo also its people, who are in no log. */
export class AccountGrounds extends Grounds {
  private readonly areasNow: () => ReturnType<AreasService['current']>;

  constructor(
    private readonly accounts: AccountsService,
    hierarchy: AreasService,
    private readonly mode: AccessMode,
  ) {
    super();
    this.areasNow = sharedLook(() => hierarchy.current());
  }

  async rightsOf(account: string): Promise<AccountRights | null> {
    const sample = this.mode === 'demo' ? demoRights(account) : null;
    return sample ?? (await this.accounts.rightsOf(account));
  }

  async areas(): Promise<DatedAreas> {
    return (await this.areasNow()).hierarchy;
  }
}
