import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { MalformedRequest } from '../../http/errors';
import { AnswersOne, AnswersOrdered } from '../../http/openapi/answers';
import { list, object } from '../../http/openapi/shapes';
import { SignInRequired } from '../access.errors';
import { DEMO_PEOPLE, type DemoPerson } from '../demo-people';
import { Open, SignedIn } from '../permission';
import { AccessStores } from './access-stores';
import { Answering, type SessionAnswer } from './answering';
import { BeforePasswordChange } from './authentication.guard';
import { clearCookie } from './cookies';
import { ENDED, PEOPLE, SESSION } from './session.answers';
import { ChangePasswordDto, SignInDto } from './session.dto';
import type { Session } from './sessions';
import { SignIn } from './sign-in.service';

@ApiTags('session')
@BeforePasswordChange()
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly stores: AccessStores,
    private readonly signIn: SignIn,
    private readonly answering: Answering,
  ) {}

  /** Đăng nhập bằng tên và mật khẩu (kèm mã xác thực nếu có); ở bản dùng thử, chọn một người mẫu. */
  @Post()
  @HttpCode(200)
  @Open('signing in')
  @AnswersOrdered(SESSION, 200)
  async begin(
    @Body() { name, password, totp, person }: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const from = this.answering.from(request);
    if (person !== undefined) return this.beginDemo(person, request, response);
    const opened = await this.signIn.withPassword(
      { name: name ?? '', password: password ?? '', ...(totp !== undefined && { totp }) },
      from,
    );
    return this.answering.opened(request, response, opened, 'password');
  }

  /** Đăng xuất. */
  @Delete()
  @SignedIn('ending one’s own session')
  @AnswersOrdered(ENDED, 200)
  end(@Req() request: Request, @Res({ passthrough: true }) response: Response): { ended: boolean } {
    const session = sessionOf(request);
    this.stores.sessions.end(session.idHash);
    const connection = this.answering.connection(request);
    this.stores.log.note({ account: session.account, method: session.method, outcome: 'signed-out', source: connection.source });
    clearCookie(response, 'hieuhoc', connection);
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    return { ended: true };
  }

  /** Đổi mật khẩu; mọi phiên khác của tài khoản kết thúc. */
  @Post('password')
  @HttpCode(200)
  @SignedIn('changing one’s own password')
  @AnswersOrdered(SESSION, 200)
  async changePassword(
    @Body() { password, newPassword }: ChangePasswordDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const session = sessionOf(request);
    const opened = await this.signIn.changePassword(session, password, newPassword, this.answering.from(request));
    return this.answering.opened(request, response, opened, session.method);
  }

  /** Những người mẫu của bản dùng thử. */
  @Get('people')
  @Open('choosing whom to be in the demo; elsewhere there is nobody to choose')
  @AnswersOne(object({ items: list(PEOPLE) }))
  people(): { items: readonly DemoPerson[] } {
    if (this.stores.mode !== 'demo') throw new NotFoundException();
    return { items: DEMO_PEOPLE };
  }

  private async beginDemo(person: string, request: Request, response: Response): Promise<SessionAnswer> {
    if (this.stores.mode !== 'demo')
      throw new MalformedRequest([{ field: 'person', message: 'không có trong mẫu; hãy bỏ trường này hoặc sửa tên' }]);
    const opened = await this.signIn.asDemoPerson(person);
    if (opened === null)
      throw new MalformedRequest([{ field: 'person', message: 'không phải một người mẫu; xem GET /api/session/people' }]);
    return this.answering.opened(request, response, opened, 'demo');
  }
}

/** Throws SignInRequired: a token or a header has no session. */
export function sessionOf(request: Request): Session {
  if (request.session === undefined) throw new SignInRequired();
  return request.session;
}
