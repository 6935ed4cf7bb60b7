import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { csvOf } from './csv';
import { ANSWERED, type Answered } from './openapi/answers';

/** Every list also as text/csv, by Accept; what the page says beside its items goes into headers. */
@Injectable()
export class ListInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    if (
      request.method !== 'GET' ||
      request.accepts(['application/json', 'text/csv', 'text/event-stream', 'application/x-ndjson']) !== 'text/csv'
    )
      return next.handle();
    return next.handle().pipe(map((body) => (isPage(body) ? sendCsv(response, body, columnsOf(context)) : body)));
  }
}

interface Items {
  readonly items: readonly object[];
  readonly next?: unknown;
  readonly asOf?: unknown;
}

/** Every page has the same columns, an empty one too: those that the answer is described with. */
export function columnsOf(context: Pick<ExecutionContext, 'getHandler'>): readonly string[] {
  const answered: Answered | undefined = Reflect.getMetadata(ANSWERED, context.getHandler());
  return answered?.kind === 'list' ? Object.keys(answered.item.properties ?? {}) : [];
}

/** Sets the headers, gives the text. */
export function sendCsv(response: Response, { items, next, asOf }: Items, columns: readonly string[]): string {
  response.type('text/csv; charset=utf-8');
  if (asOf !== undefined) response.setHeader('X-As-Of', JSON.stringify(asOf));
  if (typeof next === 'string') response.setHeader('X-Next-Cursor', next);
  return csvOf(items, columns);
}

function isPage(body: unknown): body is Items {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);
}
