import { applyDecorators, Controller, Injectable, StreamableFile, UseFilters, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { PageRoutes } from '../../platform/access/permission';
import { PageFilter } from './page.filter';
import type { PageAnswer } from './page-answer';
import { sendAnswer } from './send-page';

/** Bytes handed back as they are would be written as JSON. */
const asSent = (body: string | Buffer): string | StreamableFile => (typeof body === 'string' ? body : new StreamableFile(body));

@Injectable()
export class PageInterceptor implements NestInterceptor<PageAnswer, string | StreamableFile> {
  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<string | StreamableFile> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer) => asSent(sendAnswer(response, answer))));
  }
}

/** A controller of pages: what it answers is rendered, what the API refuses is a page that says so. */
export const Pages = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), PageRoutes(), ApiExcludeController(), UseInterceptors(PageInterceptor), UseFilters(PageFilter));
