import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AnswersOne, AnswersOrdered } from '../../http/openapi/answers';
import { SignedIn } from '../permission';
import { AccessStores } from './access-stores';
import { ENDED_OTHERS, OWN_SESSION } from './session.answers';
import { sessionOf } from './session.controller';
import { ABSOLUTE_MS, type SignInMethod } from './sessions';

interface OwnSession {
  readonly account: string;
  readonly login: string | null;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  readonly enrolled: boolean;
  readonly recoveryCodesLeft: number;
  readonly mustChangePassword: boolean;
  readonly until: string;
  readonly sessions: readonly { readonly method: SignInMethod; readonly since: string; readonly seen: string; readonly current: boolean }[];
}

/** One's own ways in, for whoever came in with a session. */
@ApiTags('session')
@Controller('api/session')
export class OwnSessionController {
  constructor(private readonly stores: AccessStores) {}

  /** Phiên này, các phiên khác còn mở của tài khoản, và thiết bị xác thực. */
  @Get()
  @SignedIn('one’s own session')
  @AnswersOne(OWN_SESSION)
  own(@Req() request: Request, @Res({ passthrough: true }) response: Response): OwnSession {
    const { account, idHash, method, secondFactor, createdAt } = sessionOf(request);
    const credential = this.stores.credentials.of(account);
    response.setHeader('Cache-Control', 'no-store');
    return {
      account,
      login: credential?.login ?? null,
      method,
      secondFactor,
      enrolled: this.stores.secondFactors.enrolled(account),
      recoveryCodesLeft: this.stores.secondFactors.recoveryCodesLeft(account),
      mustChangePassword: credential?.mustChange ?? false,
      until: instantOf(createdAt + ABSOLUTE_MS),
      sessions: this.stores.sessions.of(account).map((one) => ({
        method: one.method,
        since: instantOf(one.createdAt),
        seen: instantOf(one.seenAt),
        current: one.idHash === idHash,
      })),
    };
  }

  /** Kết thúc mọi phiên khác của tài khoản, ví dụ để quên ở máy khác. */
  @Delete('others')
  @HttpCode(200)
  @SignedIn('ending one’s own sessions')
  @AnswersOrdered(ENDED_OTHERS, 200)
  endOthers(@Req() request: Request): { readonly ended: number } {
    return { ended: this.stores.sessions.endOthersOf(sessionOf(request)) };
  }
}

const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
