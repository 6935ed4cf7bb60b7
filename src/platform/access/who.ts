import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { identityOf, type Identity } from './identity';

/** The parameter of a handler that asks `Access` itself. */
export const Who = createParamDecorator((_: unknown, host: ExecutionContext): Identity | null =>
  identityOf(host.switchToHttp().getRequest<Request>()),
);
