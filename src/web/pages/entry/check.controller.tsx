import { Get, HttpCode, Param, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { CheckPage } from './check.page';
import { chooseMine } from './choose';
import { forgetRows } from './draft';
import { requireClerk } from './entry.controller';
import { checkHref, formHref, keyAsked } from './entry-key';
import { pendingOf } from './pending';
import { named, record, submit } from './record';
import type { Sheet } from './sheet';
import { sheetOf } from './sheet.data';
import { filesOf } from './upload';

@Pages('nhap/:period/kiem-tra')
export class CheckController {
  @Get()
  async show(@Param('period') period: string, @Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    const key = keyAsked(visit, period);
    if (visit.isPast) return seeOther(formHref(visit, key));
    return shown(visit, await sheetOf(visit, key));
  }

  /** Records what lies in the draft, as it was shown; then sends the report where that was asked for. */
  @Post()
  @HttpCode(200)
  async take(@Param('period') period: string, @Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    const { form } = visit;
    const sheet = await sheetOf(visit, keyAsked(visit, period));
    const [choice, code, revision] = form.text('chon').split(':');
    if (choice === 'ho' && code !== undefined) {
      await forgetRows(visit, sheet, new Set([code]));
      return seeOther(checkHref(visit, sheet.key, { xong: 'giu' }));
    }
    if (choice === 'toi' && code !== undefined) return chooseMine(visit, sheet, code, Number(revision));
    if (!DOES.has(form.text('viec'))) return seeOther(checkHref(visit, sheet.key));
    const [begunWith, now] = [form.text('ban-nhap'), String(sheet.draft?.revision ?? '')];
    const key = form.given('khoa') ?? randomUUID();
    if (begunWith !== now && form.text('viec') !== 'gui')
      return seeOther(checkHref(visit, sheet.key, { xong: now === '' ? 'da-ghi' : 'doi' }));
    return recorded(visit, sheet, key);
  }
}

/** Whatever else a form says records nothing. */
const DOES: ReadonlySet<string> = new Set(['ghi', 'ghi-gui', 'gui']);

async function recorded(visit: Visit, sheet: Sheet, khoa: string): Promise<PageAnswer> {
  const viec = visit.form.text('viec');
  const pending = viec === 'gui' ? [] : await pendingOf(visit, sheet);
  const { written, left } = await record(visit, sheet, pending, khoa);
  const counts = { so: written.size, con: left };
  if (viec === 'ghi') return seeOther(checkHref(visit, sheet.key, { xong: 'ghi', ...counts }));
  if (left > 0) return seeOther(checkHref(visit, sheet.key, { xong: 'ghi', ...counts, gui: 'chua' }));
  try {
    await submit(visit, sheet, named(sheet, visit.form.all('dung'), written), khoa);
    return seeOther(checkHref(visit, sheet.key, { xong: 'gui' }));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500) throw error;
    const words = written.size > 0 ? `Đã ghi ${written.size} số liệu, nhưng chưa gửi được báo cáo: ${error.detail}` : error.detail;
    return shown(visit, await sheetOf(visit, { ...sheet.key, span: sheet.span }), words, error.status);
  }
}

async function shown(visit: Visit, sheet: Sheet, problem?: string, status = 200): Promise<PageAnswer> {
  const [pending, files] = await Promise.all([pendingOf(visit, sheet), filesOf(visit, sheet.rows)]);
  const problems = problem === undefined ? [] : [{ words: problem }];
  return page(<CheckPage visit={visit} sheet={sheet} pending={pending} files={files} khoa={randomUUID()} problems={problems} />, status);
}
