import { applyDecorators, Controller, Injectable, UseFilters, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { PageRoutes } from '../../platform/access/permission';
import { PageFilter } from './page.filter';
import type { PageAnswer } from './page-answer';
import { sendAnswer } from './send-page';

@Injectable()
export class PageInterceptor implements NestInterceptor<PageAnswer, string | Buffer> {
  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<string | Buffer> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer) => sendAnswer(response, answer)));
  }
}

/** A controller of pages: what it answers is rendered, what the API refuses is a page that says so. */
export const Pages = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), PageRoutes(), ApiExcludeController(), UseInterceptors(PageInterceptor), UseFilters(PageFilter));
