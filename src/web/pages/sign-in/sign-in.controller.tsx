import { Get, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { DemoChoice } from '../../parts/demo-people';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { ownAddress } from './own-address';
import { SignInPage, type IssuerChoice } from './sign-in.page';

interface SessionAnswer {
  readonly mustChangePassword: boolean;
}

@Pages()
export class SignInController {
  @Get('dang-nhap')
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(
      <SignInPage visit={visit} people={await peopleOf(visit)} issuers={await issuersOf(visit)} next={ownAddress(visit.asked('tiep'))} />,
    );
  }

  @Post('dang-nhap')
  async signIn(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form } = visit;
    const next = ownAddress(form.text('tiep'));
    const totp = form.given('totp');
    const body = form.has('person')
      ? { person: form.text('person') }
      : { name: form.text('name'), password: form.typed('password'), ...(totp !== null && { totp }) };
    try {
      const { body: session, cookies } = await visit.api.write<SessionAnswer>('POST', '/api/session', { body });
      return seeOther(session.mustChangePassword ? '/mat-khau' : next, cookies);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
      return page(
        <SignInPage visit={visit} people={await peopleOf(visit)} issuers={await issuersOf(visit)} next={next} problem={error} />,
        error.status,
      );
    }
  }

  @Post('dang-xuat')
  async signOut(@Visiting() visit: Visit): Promise<PageAnswer> {
    if (visit.me === null || visit.me.kind === 'guest') return seeOther('/');
    const { cookies } = await visit.api.write('DELETE', '/api/session');
    return seeOther('/', cookies);
  }
}

/** Whom one may be in the demo; nobody elsewhere. */
const peopleOf = async (visit: Visit): Promise<readonly DemoChoice[]> =>
  visit.demo ? (await visit.api.get<{ readonly items: readonly DemoChoice[] }>('/api/session/people')).items : [];

/** Other houses that say who somebody is, where there are accounts. */
const issuersOf = async (visit: Visit): Promise<readonly IssuerChoice[]> =>
  visit.demo ? [] : (await visit.api.get<{ readonly items: readonly IssuerChoice[] }>('/api/session/oidc')).items;
