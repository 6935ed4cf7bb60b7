import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { systemState } from './system.data';
import { SystemPage } from './system.page';
import { projectionWords } from './system.words';

const DONE: Readonly<Record<string, (name: string) => string>> = {
  'dung-lai': (name) => `Đang dựng lại “${name}”. Bảng cũ vẫn phục vụ tới khi bảng mới theo kịp.`,
  'bo-qua': (name) => `“${name}” đi tiếp, bỏ qua đúng một sự kiện; những lần dựng lại của cùng bản cũng bỏ qua nó.`,
};

@Pages('he-thong')
export class SystemController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const name = visit.asked('bang') ?? '';
    const done = DONE[visit.asked('xong') ?? '']?.(projectionWords(name));
    return page(<SystemPage visit={visit} state={await systemState(visit)} formKey={randomUUID()} {...(done !== undefined && { done })} />);
  }

  @Post(':name/dung-lai')
  rebuild(@Visiting() visit: Visit, @Param('name') name: string): Promise<PageAnswer> {
    return this.order(visit, name, 'dung-lai', `/api/projections/${encodeURIComponent(name)}/rebuild`, {});
  }

  @Post(':name/bo-qua')
  skip(@Visiting() visit: Visit, @Param('name') name: string): Promise<PageAnswer> {
    return this.order(visit, name, 'bo-qua', `/api/projections/${encodeURIComponent(name)}/skip`, { event: visit.form.text('event') });
  }

  private async order(visit: Visit, name: string, what: string, path: string, body: object): Promise<PageAnswer> {
    try {
      await visit.api.write('POST', path, { body, key: visit.form.text('khoa') });
    } catch (error) {
      if (!(error instanceof ApiProblem) || ![404, 409, 422].includes(error.status)) throw error;
      return page(
        <SystemPage visit={visit} state={await systemState(visit)} formKey={randomUUID()} problem={error.detail} />,
        error.status,
      );
    }
    return seeOther(visit.href('/he-thong', { xong: what, bang: name }));
  }
}
