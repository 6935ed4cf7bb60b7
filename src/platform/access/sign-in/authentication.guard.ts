import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ActorRequired, MalformedRequest } from '../../http/errors';
import { Actors, guest } from '../actors';
import type { Identity } from '../identity';
import { DECLARED, type Declared } from '../permission';

const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
/** Whoever only looks around in the demo. */
const VISITOR = 'khach';

/** The first of the guards: says who it is. What they may is asked after it. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly actors: Actors,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    request.identity = this.actors.mode === 'demo' ? await this.inTheDemo(request, context) : await this.signedIn(request);
    return true;
  }

  private async inTheDemo(request: Request, context: ExecutionContext): Promise<Identity | null> {
    const actor = request.get('X-Actor');
    if (actor !== undefined && OPAQUE_ID.test(actor)) return this.actors.named(actor);
    if (request.method === 'GET' && actor === undefined) return guest(VISITOR);
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(DECLARED, [context.getHandler(), context.getClass()]);
    if (declared !== undefined && 'open' in declared) return null;
    throw new ActorRequired();
  }

  private async signedIn(request: Request): Promise<Identity | null> {
    if (request.get('X-Actor') !== undefined)
      throw new MalformedRequest([{ field: 'X-Actor', message: 'chỉ dùng ở bản trình diễn; hãy đăng nhập' }]);
    return null;
  }
}
