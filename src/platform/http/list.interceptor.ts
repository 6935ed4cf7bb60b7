import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { csvOf } from './csv';

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
    return next.handle().pipe(
      map((body) => {
        if (!isPage(body)) return body;
        response.type('text/csv; charset=utf-8');
        if (body.asOf !== undefined) response.setHeader('X-As-Of', JSON.stringify(body.asOf));
        if (typeof body.next === 'string') response.setHeader('X-Next-Cursor', body.next);
        return csvOf(body.items);
      }),
    );
  }
}

function isPage(body: unknown): body is { readonly items: readonly object[]; readonly next?: unknown; readonly asOf?: unknown } {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);
}
