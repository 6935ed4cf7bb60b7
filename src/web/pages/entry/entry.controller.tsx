import { Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { shownDay } from '../../../platform/text/terms';
import { isCode } from '../../../platform/http/fields';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { keepDraft } from './draft';
import { checkHref, draftApi, formHref, keyAsked } from './entry-key';
import { openingsOf } from './entry-list.data';
import { EntryListPage } from './entry-list.page';
import { FormPage } from './form.page';
import { saidOf, type BoxProblem } from './said';
import { DATA_TO, type Sheet } from './sheet';
import { sheetOf } from './sheet.data';
import { rowId } from './sheet-row';
import { filledBy, WORKBOOK, workbookOf } from './spreadsheet';
import { filesOf, receive, refsOf, type Received } from './upload';

@Pages('nhap')
export class EntryController {
  /** Which sheets there are to fill in. */
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    return page(<EntryListPage visit={visit} openings={await openingsOf(visit)} />);
  }

  @Get(':period')
  async form(@Param('period') period: string, @Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    const sheet = await sheetOf(visit, keyAsked(visit, period));
    const opened = codesIn(visit.asked('mo') ?? '');
    return page(<FormPage visit={visit} sheet={sheet} files={await filesOf(visit, sheet.rows)} opened={opened} />);
  }

  /** The same sheet to fill in elsewhere. */
  @Get(':period/mau.xlsx')
  async workbook(@Param('period') period: string, @Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    const key = keyAsked(visit, period);
    const body = workbookOf(await sheetOf(visit, key));
    return { kind: 'file', body, type: XLSX, name: `so-lieu-${key.area}-${period}.xlsx` };
  }

  /** Whatever is asked for, what was typed is kept first. */
  @Post(':period')
  @HttpCode(200)
  async take(@Param('period') period: string, @Visiting() visit: Visit, @Req() request: Request): Promise<PageAnswer> {
    const key = keyAsked(visit, period);
    const received = await receive(request, visit, key);
    const { form, added } = received;
    requireClerk(visit);
    if (form.text('viec') === 'bo') {
      await visit.api.write('DELETE', draftApi(key));
      return seeOther(formHref(visit, key, { xong: 'bo' }));
    }
    const text = (name: string): string =>
      name.endsWith('.mc') ? refsOf(name.slice('f.'.length, -'.mc'.length), received) : form.text(name);
    const begun = await sheetOf(visit, key, text);
    const { sheet, problems: unread } = withFile(begun, received);
    const elsewhere = await keepDraft(visit, sheet, form.text('ban-nhap'));
    const opened = codesIn(form.text('mo'));
    if (elsewhere !== null) return again(visit, { sheet, opened, elsewhere }, 412);
    const checks = form.text('viec') === 'kiem-tra' || form.text('viec') === 'excel';
    const problems = [...received.problems, ...unread, ...(checks && unread.length === 0 ? problemsOf(sheet) : [])];
    if (problems.length > 0) return again(visit, { sheet: await withDraft(visit, key, sheet), opened, problems }, 422);
    const [, code] = form.text('viec').split('mo:');
    if (code !== undefined) return seeOther(`${formHref(visit, key, { mo: [...opened, code].join(' ') })}#${rowId(code)}`);
    if (form.text('viec') === 'luu') return seeOther(formHref(visit, key, { xong: added.size > 0 ? 'tep' : 'nhap' }));
    return seeOther(checkHref(visit, key));
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface WithFile {
  readonly sheet: Sheet;
  readonly problems: readonly BoxProblem[];
}

/** What a filled-in file says stands in the boxes, and everything that is wrong with it names its line. */
function withFile(sheet: Sheet, { form, workbook, problems }: Received): WithFile {
  if (form.text('viec') !== 'excel') return { sheet, problems: [] };
  if (workbook === null) return { sheet, problems: problems.length > 0 ? [] : [{ words: 'Hãy chọn tệp Excel đã điền.', field: WORKBOOK }] };
  const filled = filledBy(sheet, workbook);
  if (filled.problems.length > 0) return { sheet, problems: filled.problems };
  const whole = { ...sheet, rows: filled.rows };
  const lines = problemsOf(whole).map((problem) => {
    const line = filled.lines.get(problem.field?.split('.')[1] ?? '');
    return line === undefined ? problem : { ...problem, words: `Dòng ${line} – ${problem.words}` };
  });
  return { sheet: whole, problems: lines };
}

const codesIn = (text: string): readonly string[] => text.split(' ').filter((code) => isCode(code));

/** As it was typed, over the draft that has just been kept. */
async function withDraft(visit: Visit, key: Parameters<typeof sheetOf>[1], typed: Sheet): Promise<Sheet> {
  return { ...typed, draft: (await sheetOf(visit, key)).draft };
}

async function again(visit: Visit, props: Omit<Parameters<typeof FormPage>[0], 'visit' | 'files'>, status: number): Promise<PageAnswer> {
  return page(<FormPage visit={visit} {...props} files={await filesOf(visit, props.sheet.rows)} />, status);
}

/** Everything that cannot be read, at the box it stands in. */
function problemsOf({ rows, dataTo, span }: Sheet): readonly BoxProblem[] {
  const problems = rows.flatMap((row) => {
    const said = saidOf(row.indicator, row.typed, null);
    return row.touched && said.kind === 'problems' ? said.problems : [];
  });
  const isBare = dataTo.asked && dataTo.typed === '' && rows.some(({ touched }) => touched);
  const day = isBare ? [{ words: `Kỳ chưa hết (đến ${shownDay(span.last)}): hãy ghi số liệu tính đến hết ngày nào.`, field: DATA_TO }] : [];
  return [...day, ...problems];
}

/** Throws ApiProblem: nobody, or somebody who reports nothing anywhere. */
export function requireClerk(visit: Visit): void {
  if (visit.me === null || visit.me.kind === 'guest') throw new ApiProblem(401, 'sign-in-required', 'Hãy đăng nhập để nhập số liệu.', {});
  if (!visit.can('figure.report'))
    throw new ApiProblem(
      403,
      'forbidden',
      'Trang này dành cho người báo cáo số liệu. Hãy xem trang Tình hình, hoặc đăng nhập bằng tài khoản khác.',
      {},
    );
}
