import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PasswordChangeRequired } from '../access.errors';
import { DECLARED, type Declared } from '../permission';
import { Authentication } from './authentication';

const BEFORE_CHANGE = 'hieuhoc:before-password-change';

/** Of a controller or route: what somebody with a one-time password may do. */
export const BeforePasswordChange = (): ClassDecorator & MethodDecorator => applyDecorators(SetMetadata(BEFORE_CHANGE, true));

/** The first of the guards: it says who this is; whether he may is asked after it. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(DECLARED, places);
    const open = declared !== undefined && 'open' in declared;
    const request = context.switchToHttp().getRequest<Request>();
    if (declared !== undefined && 'page' in declared) {
      this.authentication.requireOwnPage(request);
      return true;
    }
    request.identity = await this.authentication.identify(request, { open });
    const early = open || this.reflector.getAllAndOverride<boolean | undefined>(BEFORE_CHANGE, places) === true;
    // Who one is may be looked at, to be told that the password has to be changed.
    const looking = declared !== undefined && 'signedIn' in declared && request.method === 'GET';
    if (request.identity?.mustChangePassword === true && !early && !looking) throw new PasswordChangeRequired();
    return true;
  }
}
