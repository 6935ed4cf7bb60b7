import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Access } from './access';
import { SignInRequired } from './access.errors';
import type { Action } from './actions';
import { AreaFinders } from './area-finders';
import { identityOf, type Identity } from './identity';
import { DECLARED, type AreaOf, type Declared } from './permission';

/** Asks for what the route declares, before anything of the request is looked at. */
@Injectable()
export class AuthorizationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly finders: AreaFinders,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(DECLARED, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<Request>();
    // The start has refused routes without a declaration; one that came later is nobody's.
    if (declared === undefined) return false;
    if ('open' in declared || 'page' in declared) return true;
    const identity = identityOf(request);
    if ('signedIn' in declared) {
      if (identity === null) throw new SignInRequired();
      return true;
    }
    const area = await this.areaOf(declared.area, request);
    if (area === undefined) await this.access.requireSomewhere(identity, declared.action);
    else await this.access.require(identity, declared.action, area);
    await this.requireOnBehalf(request, identity, declared.action);
    return true;
  }

  /** Whoever says that he acts for an office or an area has the same right there. */
  private async requireOnBehalf(request: Request, identity: Identity | null, action: Action): Promise<void> {
    const named = request.get('X-On-Behalf-Of');
    if (named === undefined || request.method === 'GET') return;
    await this.access.require(identity, action, (await this.finders.find('body', named)) ?? named);
  }

  /** Undefined: the right somewhere is enough, the handler says what is wrong with the name or asks row by row. */
  private async areaOf(where: AreaOf, request: Request): Promise<string | null | undefined> {
    switch (where.kind) {
      case 'everywhere':
        return null;
      case 'somewhere':
        return undefined;
      case 'query':
        return request.query[where.name] === undefined ? this.areaOf(where.or, request) : named(request, where.kind, where.name);
      case 'body-or-all':
        return named(request, 'body', where.name) ?? null;
      case 'param':
      case 'body':
        return named(request, where.kind, where.name);
      case 'found': {
        const name = named(request, where.from, where.name);
        return name === undefined ? undefined : this.finders.find(where.by, name);
      }
    }
  }
}

function named(request: Request, from: 'param' | 'query' | 'body', name: string): string | undefined {
  const values: unknown = from === 'param' ? request.params : from === 'query' ? request.query : request.body;
  if (typeof values !== 'object' || values === null) return undefined;
  const value: unknown = Object.entries(values).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}
