import { Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { SignInRequired } from '../../../platform/access/access.errors';
import { page, secretPage, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { isOfTheForm } from './password.controller';
import { BeginFactorPage, ConfirmFactorPage, RecoveryCodesPage, type Enrolment } from './second-factor.page';

@Pages('toi/hai-lop')
export class SecondFactorController {
  @Get()
  begin(@Visiting() visit: Visit): PageAnswer {
    if (visit.me === null || visit.me.kind === 'guest') throw new SignInRequired();
    return page(<BeginFactorPage visit={visit} />);
  }

  /** What is shown here is shown once, so that each step is the answer to its form. */
  @Post()
  async next(@Visiting() visit: Visit): Promise<PageAnswer> {
    return visit.form.text('viec') === 'xac-nhan' ? this.confirm(visit) : this.enrol(visit);
  }

  private async enrol(visit: Visit): Promise<PageAnswer> {
    try {
      const body = { password: visit.form.typed('password') };
      const { body: enrolment } = await visit.api.write<Enrolment>('POST', '/api/session/totp', { body });
      return secretPage(<ConfirmFactorPage visit={visit} enrolment={enrolment} />);
    } catch (error) {
      if (!isOfTheForm(error)) throw error;
      const words = error.code === 'sign-in-refused' ? 'Mật khẩu không đúng. Hãy nhập lại.' : error.detail;
      return again(error.status, (problems) => <BeginFactorPage visit={visit} problems={problems} />, { words, field: 'password' });
    }
  }

  private async confirm(visit: Visit): Promise<PageAnswer> {
    const uri = visit.form.text('secret');
    try {
      const body = { totp: visit.form.text('totp') };
      const { body: confirmed, cookies } = await visit.api.write<{ readonly recoveryCodes: readonly string[] }>(
        'POST',
        '/api/session/totp/confirmation',
        { body },
      );
      return secretPage(<RecoveryCodesPage visit={visit} codes={confirmed.recoveryCodes} />, { cookies });
    } catch (error) {
      if (!isOfTheForm(error)) throw error;
      const enrolment = { uri, secret: secretIn(uri) };
      const problem = { words: error.detail, field: 'totp' };
      if (enrolment.secret === '') return again(error.status, (problems) => <BeginFactorPage visit={visit} problems={problems} />, problem);
      return secretPage(<ConfirmFactorPage visit={visit} enrolment={enrolment} problems={[problem]} />, { status: error.status });
    }
  }
}

const again = (status: number, shown: (problems: readonly FormProblem[]) => VNode, problem: FormProblem): PageAnswer =>
  page(shown([problem]), status);

/** Of what this page itself sent; anything else is nothing. */
function secretIn(uri: string): string {
  if (!uri.startsWith('otpauth://totp/') || uri.length > 500 || !URL.canParse(uri)) return '';
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return /^[A-Z2-7]{16,128}$/.test(secret) ? secret : '';
}
