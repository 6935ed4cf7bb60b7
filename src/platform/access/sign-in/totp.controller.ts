import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AnswersOrdered } from '../../http/openapi/answers';
import { SignedIn } from '../permission';
import { AccessStores } from './access-stores';
import { Answering, type SessionAnswer } from './answering';
import { ENROLMENT, RECOVERY } from './session.answers';
import { sessionOf } from './session.controller';
import { ConfirmDto, EnrolDto } from './session.dto';
import { SecondFactorRefused } from './sign-in.errors';
import { SignIn } from './sign-in.service';

@ApiTags('session')
@Controller('api/session/totp')
export class TotpController {
  constructor(
    private readonly stores: AccessStores,
    private readonly signIn: SignIn,
    private readonly answering: Answering,
  ) {}

  /** Đề nghị một khoá cho ứng dụng xác thực; chưa có hiệu lực trước khi xác nhận. Hỏi lại mật khẩu. */
  @Post()
  @HttpCode(200)
  @SignedIn('one’s own second factor')
  @AnswersOrdered(ENROLMENT, 200)
  async enrol(
    @Body() { password }: EnrolDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ secret: string; uri: string }> {
    const { account, secondFactor } = sessionOf(request);
    if (this.stores.secondFactors.enrolled(account) && !secondFactor) throw notThisWay();
    const { login } = await this.signIn.confirmPassword(account, password, this.answering.from(request));
    const { text, uri } = this.stores.secondFactors.propose(account, login);
    response.setHeader('Cache-Control', 'no-store');
    return { secret: text, uri };
  }

  /** Xác nhận bằng mã 6 số; trả các mã dự phòng một lần duy nhất, phiên này coi như đã qua hai lớp. */
  @Post('confirmation')
  @HttpCode(200)
  @SignedIn('one’s own second factor')
  @AnswersOrdered(RECOVERY, 200)
  async confirm(
    @Body() { totp }: ConfirmDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ recoveryCodes: readonly string[]; session: SessionAnswer }> {
    const session = sessionOf(request);
    const recoveryCodes = this.signIn.confirmSecondFactor(session, totp, this.answering.from(request));
    const opened = await this.signIn.renewed(session, true);
    return { recoveryCodes, session: this.answering.opened(request, response, opened, session.method) };
  }
}

const notThisWay = (): SecondFactorRefused =>
  new SecondFactorRefused(
    'Tài khoản đã có xác thực hai lớp. Hãy đăng nhập kèm mã rồi đổi thiết bị, hoặc nhờ người quản trị xoá thiết bị cũ.',
    'There is a second factor already: sign in with it to change it, or ask the administrator.',
  );
