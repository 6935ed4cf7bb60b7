import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AnswersOne } from '../../http/openapi/answers';
import { list, object } from '../../http/openapi/shapes';
import { Open } from '../permission';
import { AccessStores } from './access-stores';
import { Answering } from './answering';
import { clearCookie, readCookie, setCookie } from './cookies';
import { IssuerSignIn } from './issuer-sign-in';
import { IssuerAnswerRefused } from './oidc.errors';
import { ISSUER } from './session.answers';
import { JOURNEY_SECONDS } from './travel-cookie';

@ApiTags('session')
@Controller('api/session/oidc')
export class OidcController {
  constructor(
    private readonly stores: AccessStores,
    private readonly issuers: IssuerSignIn,
    private readonly answering: Answering,
  ) {}

  /** Các nhà cung cấp định danh dùng được; mở `href` trong trình duyệt để đăng nhập. */
  @Get()
  @Open('choosing how to sign in')
  @AnswersOne(object({ items: list(ISSUER) }))
  list(): { items: IssuerSignIn['issuers'] } {
    return { items: this.issuers.issuers };
  }

  /** Đưa trình duyệt sang nhà cung cấp. */
  @Get(':issuer')
  @Open('signing in')
  @ApiExcludeEndpoint()
  async depart(
    @Param('issuer') issuer: string,
    @Query('returnTo') returnTo: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { url, cookie } = await this.issuers.depart(issuer, typeof returnTo === 'string' ? returnTo : undefined);
    setCookie(response, 'hieuhoc-oidc', cookie, this.answering.connection(request), JOURNEY_SECONDS);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, url);
  }

  /** Trình duyệt trở về với mã của nhà cung cấp; mã chỉ đổi được một lần và chỉ ở đây. */
  @Get(':issuer/callback')
  @Open('signing in')
  @ApiExcludeEndpoint()
  async arrive(@Param('issuer') issuer: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const connection = this.answering.connection(request);
    const cookie = readCookie(request, 'hieuhoc-oidc', connection);
    clearCookie(response, 'hieuhoc-oidc', connection);
    const query = request.originalUrl.split('?', 2)[1] ?? '';
    try {
      const { opened, returnTo } = await this.issuers.arrive(issuer, query, cookie, this.answering.from(request));
      this.answering.opened(request, response, opened, 'oidc');
      response.redirect(303, returnTo);
    } catch (error) {
      if (error instanceof IssuerAnswerRefused)
        this.stores.log.note({ account: null, method: 'oidc', outcome: 'refused', source: connection.source });
      throw error;
    }
  }
}
