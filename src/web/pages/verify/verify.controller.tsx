import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { lookedAt, returnAll, verifyAll, type Decided } from './decide';
import { QueuePage } from './queue.page';
import { boxOf, SheetPage } from './sheet.page';
import { queueOf, sheetOf } from './verify.data';

const DONE: Readonly<Record<string, (count: string) => string>> = {
  'da-xac-minh': (count) => `Đã xác minh ${count} số liệu.`,
  'da-tra-lai': (count) => `Đã trả lại ${count} số liệu. Nơi báo cáo thấy lý do trong việc cần làm.`,
};

@Pages('xac-minh')
export class VerifyController {
  @Get()
  async queue(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<QueuePage visit={visit} queue={await queueOf(visit)} />);
  }

  @Get(':area/:period')
  async sheet(@Visiting() visit: Visit, @Param('area') area: string, @Param('period') period: string): Promise<PageAnswer> {
    const said = DONE[visit.asked('xong') ?? '']?.(visit.asked('so')?.replace(/\D/g, '') ?? '');
    const sheet = await sheetOf(visit, area, period);
    return page(<SheetPage visit={visit} sheet={sheet} formKey={randomUUID()} {...(said !== undefined && { done: said })} />);
  }

  /** Verifies or returns what was ticked. */
  @Post(':area/:period')
  async decide(@Visiting() visit: Visit, @Param('area') area: string, @Param('period') period: string): Promise<PageAnswer> {
    const looked = lookedAt(visit);
    const returning = visit.form.text('viec') === 'tra-lai';
    const reason = visit.form.text('reason');
    if (looked.length === 0)
      return this.again(visit, area, period, [{ words: 'Chưa chọn số liệu nào: hãy đánh dấu ít nhất một.', field: 'cac-so-lieu' }]);
    if (returning && reason === '')
      return this.again(visit, area, period, [{ words: 'Hãy ghi lý do trả lại: nơi báo cáo cần biết phải sửa gì.', field: 'reason' }]);
    const decided = returning ? await returnAll(visit, area, period, looked, reason) : await verifyAll(visit, area, period, looked);
    if (decided.problems.length > 0) return this.again(visit, area, period, await named(visit, area, period, decided), decided.count);
    const to = visit.href(`/xac-minh/${area}/${period}`, { xong: returning ? 'da-tra-lai' : 'da-xac-minh', so: decided.count });
    return seeOther(to);
  }

  /** The sheet as it stands now, what was ticked still ticked, and what is wrong. */
  private async again(visit: Visit, area: string, period: string, problems: readonly FormProblem[], count = 0): Promise<PageAnswer> {
    const sheet = await sheetOf(visit, area, period);
    const standing = new Set(sheet.figures.map(boxOf));
    const ticked = new Set(visit.form.all('so').filter((box) => standing.has(box)));
    const done = count === 0 ? {} : { done: `${count} số liệu khác đã ghi.` };
    return page(<SheetPage visit={visit} sheet={sheet} formKey={randomUUID()} problems={problems} ticked={ticked} {...done} />, 422);
  }
}

/** A problem of a row says which figure it is about. */
async function named(visit: Visit, area: string, period: string, { problems }: Decided): Promise<readonly FormProblem[]> {
  const { called } = await sheetOf(visit, area, period);
  return problems.map(({ indicator, words, field }) => ({
    words: indicator === undefined ? words : `${called.indicator(indicator)}: ${words}`,
    ...(field !== undefined && { field }),
  }));
}
