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
import { saidOf, type BoxProblem } from '../../../platform/entry';
import { DATA_TO, type Sheet } from './sheet';
import { sheetOf } from './sheet.data';
import { rowId } from './sheet-row';
import { isWrong, lookAt, WORKBOOK } from './file.data';
import { FilePage } from './file.page';
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
    const sheet = await sheetOf(visit, key, text);
    const elsewhere = await keepDraft(visit, sheet, form.text('ban-nhap'));
    const opened = codesIn(form.text('mo'));
    if (elsewhere !== null) return again(visit, { sheet, opened, elsewhere }, 412);
    if (form.text('viec') === 'excel') return this.read(visit, { sheet, opened }, received);
    const problems = [...received.problems, ...(form.text('viec') === 'kiem-tra' ? problemsOf(sheet) : [])];
    if (problems.length > 0) return again(visit, { sheet: await withDraft(visit, key, sheet), opened, problems }, 422);
    const [, code] = form.text('viec').split('mo:');
    if (code !== undefined) return seeOther(`${formHref(visit, key, { mo: [...opened, code].join(' ') })}#${rowId(code)}`);
    if (form.text('viec') === 'luu') return seeOther(formHref(visit, key, { xong: added.size > 0 ? 'tep' : 'nhap' }));
    return seeOther(checkHref(visit, key));
  }

  /** What a filled-in file would record; of one that cannot be read, why. */
  private async read(visit: Visit, shown: Shown, { file, form, problems }: Received): Promise<PageAnswer> {
    const { key } = shown.sheet;
    visit.form = form;
    try {
      if (file === null) return await this.unread(visit, shown, problems);
      const read = await lookAt(visit, key, file);
      return page(<FilePage visit={visit} sheet={shown.sheet} file={file} read={read} />, read.outcomes.some(isWrong) ? 422 : 200);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 422) throw error;
      const words = error.fields.map(({ message }) => `Tệp ${message}.`);
      return this.unread(
        visit,
        shown,
        (words.length > 0 ? words : [error.detail]).map((one) => ({ words: one, field: WORKBOOK })),
      );
    }
  }

  private async unread(visit: Visit, shown: Shown, found: readonly BoxProblem[]): Promise<PageAnswer> {
    const problems = found.length > 0 ? found : [{ words: 'Hãy chọn tệp Excel hoặc CSV đã điền.', field: WORKBOOK }];
    return again(
      visit,
      { ...shown, sheet: await withDraft(visit, { ...shown.sheet.key, span: shown.sheet.span }, shown.sheet), problems },
      422,
    );
  }
}

interface Shown {
  readonly sheet: Sheet;
  readonly opened: readonly string[];
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
