import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import { page, secretPage, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { accountKnown } from './account.data';
import { AccountPage } from './account.page';
import { nameOf } from './account.words';
import { accountsOf } from './accounts.data';
import { AccountsPage } from './accounts.page';
import { act, actIn, ACTS, problemsIn } from './act';
import { OpenPage } from './open.page';
import { openAccount } from './opening';
import { SecretPage, type Issued } from './secret.page';

/** Forms whose answer is a secret: shown at once, never led to by an address. */
const SECRETS: Readonly<Record<string, string>> = { 'mat-khau': 'password-reset', khoa: 'secrets' };

@Pages('tai-khoan')
export class AccountsPagesController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<AccountsPage visit={visit} accounts={await accountsOf(visit)} />);
  }

  @Get('moi')
  begin(@Visiting() visit: Visit): PageAnswer {
    return page(<OpenPage visit={visit} kind={kindOf(visit.asked('loai'))} formKey={randomUUID()} />);
  }

  @Post('moi')
  async open(@Visiting() visit: Visit): Promise<PageAnswer> {
    const again = (problems: readonly FormProblem[], status: number): PageAnswer =>
      page(<OpenPage visit={visit} kind={kindOf(visit.form.text('kind'))} formKey={randomUUID()} problems={problems} />, status);
    try {
      const opened = await openAccount(visit);
      if ('problems' in opened) return again(opened.problems, 422);
      return await this.issued(visit, opened.account, opened.issued);
    } catch (error) {
      const { problems, status } = problemsIn(error, 'moi');
      return again(problems, status);
    }
  }

  @Get(':account')
  async show(@Visiting() visit: Visit, @Param('account') account: string): Promise<PageAnswer> {
    const done = Object.entries(ACTS).find(([word]) => word === visit.asked('xong'))?.[1];
    const known = await accountKnown(visit, account);
    return page(<AccountPage visit={visit} known={known} formKey={randomUUID()} problems={[]} {...(done !== undefined && { done })} />);
  }

  @Post(':account')
  async change(@Visiting() visit: Visit, @Param('account') account: string): Promise<PageAnswer> {
    const word = visit.form.text('viec');
    try {
      const secret = SECRETS[word];
      if (secret !== undefined) return await this.issue(visit, account, secret);
      const wanted = actIn(visit);
      if (wanted === null) return seeOther(`/tai-khoan/${account}`);
      const problems = await act(visit, account, wanted);
      if (problems.length > 0) return await this.again(visit, account, problems, 422);
      return seeOther(`/tai-khoan/${account}?xong=${wanted}`);
    } catch (error) {
      const { problems, status } = problemsIn(error, word);
      return this.again(visit, account, problems, status);
    }
  }

  private async issue(visit: Visit, account: string, path: string): Promise<PageAnswer> {
    const login = visit.form.given('login');
    const body = { reason: visit.form.text('reason'), ...(login !== null && { login }) };
    const sending = { body, key: visit.form.text('khoa') };
    const { body: issued } = await visit.api.write<Issued>('POST', `/api/accounts/${encodeURIComponent(account)}/${path}`, sending);
    return this.issued(visit, account, issued);
  }

  private async issued(visit: Visit, account: string, issued: Issued): Promise<PageAnswer> {
    const { account: known } = await accountKnown(visit, account);
    return secretPage(<SecretPage visit={visit} account={account} name={nameOf(known)} issued={issued} />);
  }

  private async again(visit: Visit, account: string, problems: readonly FormProblem[], status: number): Promise<PageAnswer> {
    const known = await accountKnown(visit, account);
    return page(<AccountPage visit={visit} known={known} formKey={randomUUID()} problems={problems} />, status);
  }
}

const kindOf = (said: string | undefined): 'person' | 'machine' => (said === 'machine' ? 'machine' : 'person');
