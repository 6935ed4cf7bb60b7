import type { AccountsService } from '../accounts';
import type { EvidenceRights, EvidenceService } from '../evidence';
import { vaultRefOf } from '../evidence/evidence.events';
import type { AccessStores } from '../platform/access/sign-in';
import type { Drafts } from '../platform/drafts';
import type { MailPlatform } from '../platform/mail';
import type { Vault } from '../platform/vault';
import { Unknown } from '../platform/http/errors';
import type { SubjectsService } from '../recognitions';
import { accountStillOpen, nothingPersonal, sharedRef } from './erasure.errors';
import type { ErasedKind } from './erasure.events';

/** Something about a person that can be erased. */
export interface Target {
  readonly kind: ErasedKind;
  /** What the vault keeps it under. */
  readonly ref: string;
  /** Where it lives today; null where it lies in no area. */
  readonly area: string | null;
  /** Takes away all that is kept of it; what was interrupted is finished by doing it again. */
  erase(): Promise<void>;
}

interface Under {
  readonly subjects: SubjectsService;
  readonly accounts: AccountsService;
  readonly evidence: EvidenceService;
  readonly rights: EvidenceRights;
  readonly vault: Vault;
  readonly access: AccessStores;
  readonly mail: MailPlatform;
  readonly drafts: Drafts;
}

/** Where the data of people lie, whatever they are of. */
export class Targets {
  constructor(private readonly under: Under) {}

  /** Throws Unknown, ErasureRefused. */
  async subject(ref: string, day: string): Promise<Target> {
    const { subject } = await this.under.subjects.required(ref);
    if (subject.registered.commitment === undefined) throw nothingPersonal(ref);
    const area = (await this.under.subjects.homeNow(ref, day)) ?? null;
    if ((await this.under.accounts.rightsOf(ref)) !== null) throw sharedRef(ref);
    return { kind: 'subject', ref, area, erase: () => this.eraseKept(ref) };
  }

  /** Of an account that is closed: while it is open its data serve their purpose. Throws Unknown, ErasureRefused. */
  async account(account: string, day: string): Promise<Target> {
    const rights = await this.under.accounts.rightsOf(account);
    if (rights === null) throw new Unknown('account', account);
    if (rights.open) throw accountStillOpen(account);
    if ((await this.under.subjects.homeNow(account, day)) !== undefined) throw sharedRef(account);
    return { kind: 'account', ref: account, area: null, erase: () => this.eraseAccount(account) };
  }

  /** In the area that it was said to be about, else in the first that cites it. Throws EvidenceRefused. */
  async file(ref: string): Promise<Target> {
    const evidence = await this.under.evidence.required(ref);
    const [area = null] = await this.under.rights.areasOf(evidence);
    return { kind: 'evidence', ref: vaultRefOf(ref), area, erase: () => this.eraseFile(ref, evidence.hash) };
  }

  /** What was erased and is there again, because an old vault or an old folder was put back. Throws what erasing throws. */
  async again(kind: ErasedKind, ref: string): Promise<boolean> {
    if (!this.under.vault.holds(ref)) return false;
    if (kind === 'account') await this.eraseAccount(ref);
    else if (kind === 'evidence') await this.eraseFileAgain(ref.slice(vaultRefOf('').length));
    else await this.eraseKept(ref);
    return true;
  }

  private eraseKept(ref: string): Promise<void> {
    this.under.vault.erase(ref);
    return Promise.resolve();
  }

  /** The letters first: only the vault knows to which address they went. */
  private async eraseAccount(account: string): Promise<void> {
    const { vault, mail, access, drafts } = this.under;
    const told = [vault.contacts.of(account)?.email, ...vault.everything(account).map((values) => values['email'])];
    const addresses = [...new Set(told)].filter((address) => typeof address === 'string');
    await mail.mailer.forget(addresses);
    mail.sent.forget(account);
    drafts.forget(account);
    access.forget(account);
    vault.erase(account);
  }

  private async eraseFileAgain(ref: string): Promise<void> {
    const { hash } = await this.under.evidence.required(ref);
    await this.eraseFile(ref, hash);
  }

  /** The key first: from then on the bytes are noise, wherever a copy of them lies. */
  private async eraseFile(ref: string, hash: string): Promise<void> {
    this.under.vault.erase(vaultRefOf(ref));
    await this.under.evidence.removeBytes(hash);
  }
}
