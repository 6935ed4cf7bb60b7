import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ofTheApi } from '../../platform/http/body-guard';
import { ApiProblem } from '../api/problem';
import { RefusedPage } from '../pages/refused/refused.page';
import { sendPage } from './send-page';

const UNKNOWN = new ApiProblem(404, 'unknown-path', 'Không có trang này. Có thể địa chỉ bị gõ sai hoặc trang đã được chuyển đi.', {});

/** An address that nobody answers: a page for whoever looks with a browser, a problem for a programme. */
@Catch(NotFoundException)
export class UnknownPageFilter implements ExceptionFilter<NotFoundException> {
  constructor(private readonly otherwise: ExceptionFilter) {}

  catch(error: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (ofTheApi(request) || request.method !== 'GET' || request.accepts(['json', 'html']) !== 'html') this.otherwise.catch(error, host);
    else response.send(sendPage(response, <RefusedPage visit={null} problem={UNKNOWN} address={request.originalUrl} />, 404));
  }
}
