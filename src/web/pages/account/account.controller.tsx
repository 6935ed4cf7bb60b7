import { Get, Post } from '@nestjs/common';
import { SignInRequired } from '../../../platform/access/access.errors';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { ownAccount } from './account.data';
import { AccountPage } from './account.page';

@Pages('toi')
export class AccountController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    if (visit.me === null || visit.me.kind === 'guest') throw new SignInRequired();
    return page(<AccountPage visit={visit} own={await ownAccount(visit)} />);
  }

  @Post()
  async change(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form } = visit;
    const wanted = form.text('viec');
    if (wanted === 'phien') await visit.api.write('DELETE', '/api/session/others');
    // An address that was not sent is not one that was taken away.
    if (wanted !== 'thu') return seeOther(wanted === 'phien' ? '/toi?xong=phien' : '/toi');
    try {
      await visit.api.write('PUT', '/api/me/email', { body: { email: form.given('email'), reminders: form.has('reminders') } });
      return seeOther('/toi?xong=thu');
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 422) throw error;
      return page(<AccountPage visit={visit} own={await ownAccount(visit)} problems={problemsOf(error)} />, 422);
    }
  }
}

const problemsOf = (problem: ApiProblem): readonly FormProblem[] =>
  problem.fields.length === 0
    ? [{ words: problem.detail, field: 'email' }]
    : problem.fields.map(({ field, message }) => ({ words: `Địa chỉ thư ${message}`, field }));
