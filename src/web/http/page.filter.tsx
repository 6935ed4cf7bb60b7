import { Catch, Inject, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { problemOf } from '../../platform/http/problem';
import { ApiProblem } from '../api/problem';
import { RefusedPage } from '../pages/refused/refused.page';
import { SessionEndedPage } from '../pages/sign-in/session-ended.page';
import { Form } from '../visit/form';
import { sendAnswer, sendPage } from './send-page';

export const PAGE_LOG = Symbol('PageLog');

/** A refusal is a page that says what to do; whoever has to sign in first comes back to where he was, with what he had typed. */
@Catch()
@Injectable()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(PAGE_LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = error instanceof ApiProblem ? error : ofOurOwn(error);
    // What the API failed at it has logged itself.
    if (problem.status === 500 && !(error instanceof ApiProblem)) this.log.error({ err: error }, 'a page failed');
    response.send(this.answer(problem, request, response));
  }

  private answer(problem: ApiProblem, request: Request, response: Response): string | Buffer {
    if (problem.status === 401) {
      if (request.method === 'GET' || request.method === 'HEAD')
        return sendAnswer(response, { kind: 'see-other', to: `/dang-nhap?tiep=${encodeURIComponent(request.originalUrl)}` });
      const files = typeof request.is('multipart/form-data') === 'string';
      const { fields } = Form.of(request.body);
      const demo = request.visit?.demo === true;
      return sendPage(response, <SessionEndedPage to={request.originalUrl} fields={fields} files={files} demo={demo} />, 401);
    }
    if (problem.code === 'password-change-required') return sendAnswer(response, { kind: 'see-other', to: '/mat-khau' });
    return sendPage(
      response,
      <RefusedPage visit={request.visit ?? null} problem={problem} address={request.originalUrl} />,
      problem.status,
    );
  }
}

function ofOurOwn(error: unknown): ApiProblem {
  const { status, code, detail, ...facts } = problemOf(error);
  return new ApiProblem(status, code, detail, facts);
}
