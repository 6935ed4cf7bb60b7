import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { ProjectionHost } from '../projections';

/** How long a read waits for a write it names before it answers 503. */
const PATIENCE_MS = 5_000;

/** Read-your-writes: `after=<position>` waits until every read model shows that position. The feed reads the log itself and never waits. */
@Injectable()
export class AfterInterceptor implements NestInterceptor {
  constructor(private readonly host: ProjectionHost) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const after = request.query['after'];
    if (request.method === 'GET' && typeof after === 'string' && request.path !== '/api/events')
      await this.host.whenReached(after, PATIENCE_MS);
    return next.handle();
  }
}
