import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { MalformedRequest } from './errors';

/** More than any form has; what walks a body by recursion must not run out of stack. */
const DEEPEST = 64;
/** Sent by forms and careless clients, read by nobody: passed over, they would count as an empty body. */
const NEVER_READ = ['urlencoded', 'text/plain', 'text/html', '*/xml', '+xml'];

/** Behind the parsers: refuses what they let pass and no form can mean. */
export function bodyGuard(): RequestHandler {
  return (request, _, next) => {
    next(faultOf(request));
  };
}

function faultOf(request: Request): Error | undefined {
  if (ofTheApi(request) && typeof request.is(NEVER_READ) === 'string') return new UnsupportedMediaTypeException();
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? undefined : problemOf(body);
}

/** Pages take forms; the API does not. A request may name its whole address; routes are found however it is spelt. */
export const ofTheApi = ({ url = '' }: Pick<IncomingMessage, 'url'>): boolean =>
  /^\/api(?:\/|$)/i.test(URL.parse(url, 'http://this.server')?.pathname ?? url);

function problemOf(body: unknown): MalformedRequest | undefined {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return new MalformedRequest([{ field: '', message: `lồng quá ${DEEPEST} tầng` }]);
    const objects = level.filter((part) => typeof part === 'object' && part !== null);
    if (objects.some((part) => Object.hasOwn(part, '__proto__')))
      return new MalformedRequest([{ field: '__proto__', message: 'không có trong mẫu; hãy bỏ trường này' }]);
    level = objects.flatMap((part) => Object.values(part));
  }
  return undefined;
}
