import { hashOf } from '@hieuhoc/decider';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { hash, randomUUID } from 'node:crypto';
import { identityOf } from '../access/identity';
import type { CommandContext } from '../commands/context';
import { ActorRequired, MalformedRequest, PreconditionRequired } from './errors';

/** Setting of the application: a clock other than the machine's. */
export const SIMULATED_CLOCK = 'hieuhoc simulated clock';

const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;
const ETAG = /^(?:W\/)?"(\d{1,18})"$/;

/** The parameter of every writing handler. */
export const Context = createParamDecorator((_: unknown, host: ExecutionContext): CommandContext =>
  contextOf(host.switchToHttp().getRequest<Request>()),
);

export function contextOf(request: Request): CommandContext {
  const actor = identityOf(request)?.account ?? request.get('X-Actor');
  if (actor === undefined || !OPAQUE_ID.test(actor)) throw new ActorRequired();
  const onBehalfOf = request.get('X-On-Behalf-Of');
  if (onBehalfOf !== undefined && !OPAQUE_ID.test(onBehalfOf))
    throw malformedHeader('X-On-Behalf-Of', 'phải là mã địa bàn hoặc mã cơ quan');
  const expectedRevision = expectationOf(request);
  const idempotency = idempotencyOf(request);
  return {
    actor,
    correlationId: request.get('X-Request-Id')?.slice(0, 100) ?? randomUUID(),
    ...momentOf(request),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(expectedRevision !== undefined && { expectedRevision }),
    ...(idempotency !== undefined && { idempotency }),
  };
}

/** Where the days are simulated, what is written is recorded on them. */
function momentOf(request: Request): Pick<CommandContext, 'now' | 'recordedAt'> {
  const clock: unknown = request.app.get(SIMULATED_CLOCK);
  const now: unknown = typeof clock === 'function' ? clock() : null;
  return now instanceof Date ? { now, recordedAt: now.toISOString() } : { now: new Date() };
}

function expectationOf(request: Request): bigint | 'no_stream' | undefined {
  const ifMatch = request.get('If-Match');
  const ifNoneMatch = request.get('If-None-Match');
  if (ifMatch !== undefined && ifNoneMatch !== undefined) throw malformedHeader('If-Match', 'không gửi cùng If-None-Match');
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch.trim() !== '*') throw malformedHeader('If-None-Match', 'chỉ nhận dấu *');
    return 'no_stream';
  }
  if (ifMatch === undefined) return undefined;
  const revision = ETAG.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw malformedHeader('If-Match', 'phải là ETag đã nhận, ví dụ "3"');
  return BigInt(revision);
}

function idempotencyOf(request: Request): CommandContext['idempotency'] {
  const key = request.get('Idempotency-Key');
  if (key === undefined) return undefined;
  if (!IDEMPOTENCY_KEY.test(key)) throw malformedHeader('Idempotency-Key', 'phải gồm 1 đến 200 ký tự ASCII không có dấu cách');
  const body: unknown = request.body ?? null;
  const said = Buffer.isBuffer(body) ? hash('sha256', body) : body;
  return { keyHash: hashOf(`key:${key}`), commandHash: hashOf([request.method, request.path, said]) };
}

/** For writes that must say what they build on (428 without). */
export function requireExpectation(context: CommandContext): bigint | 'no_stream' {
  if (context.expectedRevision === undefined) throw new PreconditionRequired();
  return context.expectedRevision;
}

function malformedHeader(field: string, message: string): MalformedRequest {
  return new MalformedRequest([{ field, message }]);
}
