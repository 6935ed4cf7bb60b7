import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AnswersOrdered } from '../../http/openapi/answers';
import { Open } from '../permission';
import { TOKEN_SECONDS } from './access-tokens';
import { Answering } from './answering';
import { MachineSignIn } from './machine-sign-in';
import { TOKEN } from './session.answers';
import { TokenDto } from './session.dto';

@ApiTags('session')
@Controller('api/session/token')
export class TokenController {
  constructor(
    private readonly machines: MachineSignIn,
    private readonly answering: Answering,
  ) {}

  /** Chương trình đổi mã và khoá bí mật lấy một thẻ dùng trong 10 phút: gửi ở Authorization: Bearer. */
  @Post()
  @HttpCode(200)
  @Open('signing in of a programme')
  @AnswersOrdered(TOKEN, 200)
  async token(
    @Body() { client, secret }: TokenDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ token: string; tokenType: 'Bearer'; expiresIn: number }> {
    const token = await this.machines.token(client, secret, this.answering.from(request).source);
    response.setHeader('Cache-Control', 'no-store');
    return { token, tokenType: 'Bearer', expiresIn: TOKEN_SECONDS };
  }
}
