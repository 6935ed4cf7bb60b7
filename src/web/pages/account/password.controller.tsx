import { Get, Post } from '@nestjs/common';
import { SignInRequired } from '../../../platform/access/access.errors';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { PasswordPage } from './password.page';

@Pages('mat-khau')
export class PasswordController {
  @Get()
  show(@Visiting() visit: Visit): PageAnswer {
    if (visit.me === null || visit.me.kind === 'guest') throw new SignInRequired();
    return page(<PasswordPage visit={visit} />);
  }

  @Post()
  async change(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form, me } = visit;
    const [password, newPassword, again] = ['password', 'newPassword', 'again'].map((name) => form.typed(name));
    if (newPassword !== again) return refused(visit, 422, { words: 'Hai lần nhập mật khẩu mới không giống nhau.', field: 'again' });
    try {
      const { cookies } = await visit.api.write('POST', '/api/session/password', { body: { password, newPassword } });
      return seeOther(me?.mustChangePassword === true ? '/' : '/toi?xong=mat-khau', cookies);
    } catch (error) {
      if (!isOfTheForm(error)) throw error;
      const field = error.code === 'sign-in-refused' ? 'password' : 'newPassword';
      const words = field === 'password' ? 'Mật khẩu đang dùng không đúng. Hãy nhập lại.' : error.detail;
      return refused(visit, error.status, { words, field });
    }
  }
}

/** A wrong password is no session that ended. */
export const isOfTheForm = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status < 500 && error.code !== 'sign-in-required';

const refused = (visit: Visit, status: number, problem: FormProblem): PageAnswer =>
  page(<PasswordPage visit={visit} problems={[problem]} />, status);
