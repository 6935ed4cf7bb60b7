import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { problemOf } from './problem';

/** The one place that turns errors into HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error);
    if (problem.status >= 500 && problem.status !== 503) this.log.error({ err: error }, 'a request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    const wait = problem['retryAfter'];
    if (typeof wait === 'number') response.setHeader('Retry-After', String(wait));
    else if (problem.status === 503) response.setHeader('Retry-After', '1');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
