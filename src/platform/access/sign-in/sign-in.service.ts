import type { Grounds } from '../grants';
import type { AccessStores } from './access-stores';
import type { Attempt } from './attempt-limiter';
import type { Credential } from './credentials';
import { demoPerson } from '../demo-people';
import { LinkedAccountClosed } from './oidc.errors';
import { HASH_OF_NOBODY, hashPassword, passwordMatches } from './password-hash';
import { requireGoodPassword } from './password-rules';
import { rightsMark } from './rights-mark';
import { sha256 } from './secrets';
import type { Session, SignInMethod } from './sessions';
import type { Outcome } from './sign-in-log';
import { CodeRequired, PasswordRefused, SecondFactorRefused, SignInRefused, TooManyAttempts } from './sign-in.errors';

/** Where an attempt comes from. */
export interface From {
  readonly source: string;
  /** The cookie of the browser that has been here before. */
  readonly device: string | null;
}

export interface Opened {
  /** For the cookie; never to be had again. */
  readonly id: string;
  readonly account: string;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly failedSince: number;
}

export interface PasswordAttempt {
  readonly name: string;
  readonly password: string;
  readonly totp?: string;
}

/** Who somebody is: by password and second factor, or as told by an issuer. */
export class SignIn {
  constructor(
    private readonly stores: AccessStores,
    private readonly grounds: Grounds,
  ) {}

  /** Throws SignInRefused, CodeRequired, TooManyAttempts, SignInBusy. */
  async withPassword(given: PasswordAttempt, from: From): Promise<Opened> {
    const credential = this.stores.credentials.find(given.name);
    const attempt = this.attempt(credential?.account ?? sha256(given.name), from);
    const note = (outcome: Outcome): void =>
      this.stores.log.note({ account: credential?.account ?? null, method: 'password', outcome, source: from.source });
    this.begin(attempt, note);
    const matches = await this.matches(credential, given.password, attempt);
    const rights = credential === null ? null : await this.grounds.rightsOf(credential.account);
    if (credential === null || !matches || rights?.open !== true || this.hasExpired(credential)) {
      note('refused');
      throw new SignInRefused();
    }
    const enrolled = this.stores.secondFactors.enrolled(credential.account);
    if (enrolled) this.requireCode(credential.account, given.totp, attempt, note);
    this.stores.limiter.succeeded(attempt);
    note('succeeded');
    this.stores.log.flush();
    const failedSince = this.stores.credentials.of(credential.account)?.failedSince ?? 0;
    this.stores.credentials.clearFailures(credential.account);
    return { ...(await this.begun(credential.account, 'password', enrolled)), mustChangePassword: credential.mustChange, failedSince };
  }

  /** Somebody whom an issuer has vouched for. Throws LinkedAccountClosed. */
  async asLinked(account: string, secondFactor: boolean, { source }: From): Promise<Opened> {
    const rights = await this.grounds.rightsOf(account);
    const outcome = rights?.open === true ? 'succeeded' : 'refused';
    this.stores.log.note({ account, method: 'oidc', outcome, source });
    if (outcome === 'refused') throw new LinkedAccountClosed();
    return this.begun(account, 'oidc', secondFactor);
  }

  /** The demo alone; null for nobody of its people. */
  async asDemoPerson(id: string): Promise<Opened | null> {
    return demoPerson(id) === null ? null : this.begun(id, 'demo', true);
  }

  /** Ends every session of the account and begins a new one. Throws SignInRefused, TooManyAttempts, SignInBusy, PasswordRefused. */
  async changePassword(session: Session, password: string, next: string, from: From): Promise<Opened> {
    const { account } = session;
    const credential = this.requirePassword(account);
    const attempt = this.attempt(account, from);
    const note = (outcome: Outcome): void => this.stores.log.note({ account, method: 'password', outcome, source: from.source });
    await this.requireOwnPassword(credential, password, attempt, note);
    if (password === next) throw sameAsBefore();
    requireGoodPassword(next, [credential.login, account]);
    const hash = await this.stores.hashes.run('known', from.source, () => hashPassword(next));
    this.stores.credentials.put(account, credential.login, { hash, mustChange: false, expiresAt: null }, () =>
      this.stores.sessions.endAllOf(account),
    );
    note('password-changed');
    return this.begun(account, session.method, session.secondFactor);
  }

  /** Before something that would let a stranger at an open screen stay. Throws as `changePassword`. */
  async confirmPassword(account: string, password: string, from: From): Promise<Credential> {
    const credential = this.requirePassword(account);
    const note = (outcome: Outcome): void => this.stores.log.note({ account, method: 'password', outcome, source: from.source });
    await this.requireOwnPassword(credential, password, this.attempt(account, from), note);
    return credential;
  }

  /** The recovery codes of an authenticator that has shown it works. Throws SecondFactorRefused, TooManyAttempts. */
  confirmSecondFactor({ account }: Session, code: string, from: From): readonly string[] {
    const attempt = this.attempt(account, from);
    const note = (outcome: Outcome): void => this.stores.log.note({ account, method: 'password', outcome, source: from.source });
    this.begin(attempt, note);
    const codes = this.stores.secondFactors.confirm(account, code);
    if (codes === null) {
      note('second-factor-refused');
      throw wrongCode();
    }
    this.stores.limiter.succeeded(attempt);
    return codes;
  }

  /** One session in place of all that the account had, with what has been shown since. */
  async renewed(session: Session, secondFactor: boolean): Promise<Opened> {
    this.stores.sessions.endAllOf(session.account);
    return this.begun(session.account, session.method, secondFactor);
  }

  private async begun(account: string, method: SignInMethod, secondFactor: boolean): Promise<Opened> {
    const rights = rightsMark(await this.grounds.rightsOf(account));
    const id = this.stores.sessions.begin({ account, rights, method, secondFactor });
    return { id, account, secondFactor, mustChangePassword: false, failedSince: 0 };
  }

  private attempt(account: string, { source, device }: From): Attempt {
    return { account, source, device: this.stores.devices.deviceOf(device, account) };
  }

  private begin(attempt: Attempt, note: (outcome: Outcome) => void): void {
    try {
      this.stores.limiter.begin(attempt);
    } catch (error) {
      if (error instanceof TooManyAttempts) note('too-many-attempts');
      throw error;
    }
  }

  private matches(credential: Credential | null, password: string, { source, device }: Attempt): Promise<boolean> {
    const hash = credential?.hash ?? HASH_OF_NOBODY;
    return this.stores.hashes.run(device === null ? 'unknown' : 'known', source, () => passwordMatches(password, hash));
  }

  private async requireOwnPassword(
    credential: Credential,
    password: string,
    attempt: Attempt,
    note: (outcome: Outcome) => void,
  ): Promise<void> {
    this.begin(attempt, note);
    if (!(await this.matches(credential, password, attempt))) {
      note('refused');
      throw new SignInRefused();
    }
    this.stores.limiter.succeeded(attempt);
  }

  private requireCode(account: string, code: string | undefined, attempt: Attempt, note: (outcome: Outcome) => void): void {
    if (code === undefined) {
      // Nothing has failed yet, and what failed before is not forgotten: else codes could be guessed without end.
      this.stores.limiter.withdraw(attempt);
      throw new CodeRequired();
    }
    if (this.stores.secondFactors.accepts(account, code)) return;
    note('second-factor-refused');
    throw new SignInRefused();
  }

  private requirePassword(account: string): Credential {
    const credential = this.stores.credentials.of(account);
    if (credential?.hash == null) throw noPassword();
    return credential;
  }

  private hasExpired({ expiresAt }: Credential): boolean {
    return expiresAt !== null && expiresAt <= this.stores.clock().getTime();
  }
}

const sameAsBefore = (): PasswordRefused =>
  new PasswordRefused(
    'same-as-before',
    'Mật khẩu mới trùng mật khẩu đang dùng. Hãy chọn một câu khác.',
    'The new password is the old one.',
  );

const noPassword = (): PasswordRefused =>
  new PasswordRefused(
    'no-password',
    'Tài khoản này đăng nhập qua nhà cung cấp định danh, không có mật khẩu ở đây.',
    'This account signs in by an issuer and has no password here.',
  );

const wrongCode = (): SecondFactorRefused =>
  new SecondFactorRefused(
    'Mã không đúng, hoặc chưa xin khoá. Hãy kiểm tra giờ của điện thoại rồi nhập mã đang hiện (trước đó: POST /api/session/totp).',
    'The code is wrong, or no secret was asked for: check the clock of the device, then send the code that it shows now.',
  );
