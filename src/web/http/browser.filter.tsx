import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ofTheApi } from '../../platform/http/body-guard';
import { problemOf } from '../../platform/http/problem';
import { ApiProblem } from '../api/problem';
import { RefusedPage } from '../pages/refused/refused.page';
import { IssuerRefusedPage } from '../pages/sign-in/issuer-refused.page';
import { sendPage } from './send-page';

const UNKNOWN = new ApiProblem(404, 'unknown-path', 'Không có trang này. Có thể địa chỉ bị gõ sai hoặc trang đã được chuyển đi.', {});

/** Addresses of the API that browsers are led to: there to an issuer, and back from it. */
const ISSUERS = /^\/api\/session\/oidc\/[^/]+(?:\/callback)?\/?$/i;

/** What is refused to a browser that was led here is a page; a programme is given the problem. */
@Catch()
export class BrowserFilter implements ExceptionFilter {
  constructor(private readonly otherwise: ExceptionFilter) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { status, detail } = problemOf(error);
    if (!isBrowser(request) || status === 500) this.otherwise.catch(error, host);
    else if (ISSUERS.test(request.path)) response.send(sendPage(response, <IssuerRefusedPage detail={detail} />, status));
    else if (error instanceof NotFoundException && !ofTheApi(request))
      response.send(sendPage(response, <RefusedPage visit={null} problem={UNKNOWN} address={request.originalUrl} />, 404));
    else this.otherwise.catch(error, host);
  }
}

const isBrowser = (request: Request): boolean => request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
