import { randomUUID } from 'node:crypto';
import { Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { csvOf } from '../../../platform/http/csv';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { fullName } from '../../known/areas';
import { levelsOf } from '../../known/titles';
import { decisionIn } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import { problemsAt } from '../../parts/form-problems';
import { Form } from '../../visit/form';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { importApi, importOf } from './imported.data';
import { ImportedPage } from './imported.page';
import { listPlace, MOST_BYTES, rowsIn, sendList, textOfFile, UnreadableList, type ListPlace } from './list.data';
import { ListPage } from './list.page';
import { TriedPage } from './list.tried.page';
import { received } from './received';

const WORDS: Readonly<Record<string, string>> = {
  title: 'Danh hiệu',
  recognisedOn: 'Ngày công nhận',
  validUntil: 'Ngày hết hạn',
  level: 'Mức',
  rows: 'Danh sách',
  revokedOn: 'Ngày thu hồi',
  reason: 'Lý do',
};

@Pages('cong-nhan/danh-sach')
export class ListController {
  @Get()
  async form(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<ListPage visit={visit} known={await listPlace(visit)} />);
  }

  /** The columns that this title needs, with a line to show what is meant. */
  @Get('mau.csv')
  async template(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { title, place } = await listPlace(visit);
    const [first] = place.under;
    const line = {
      'Mã đối tượng': '',
      Tên: 'Ví dụ: xoá dòng này',
      'Địa bàn': first === undefined ? place.name : fullName(first),
      ...(title?.criteria?.kind === 'points' && { Điểm: '85' }),
      ...(title?.criteria?.kind === 'all-of' && { Mức: levelsOf(title)[0]?.name ?? '' }),
    };
    return { kind: 'file', body: csvOf([line], []), type: 'text/csv; charset=utf-8', name: 'mau-danh-sach-cong-nhan.csv' };
  }

  @Post()
  async send(@Visiting() visit: Visit, @Req() request: Request): Promise<PageAnswer> {
    const limits = { fieldSize: MOST_BYTES, files: 1 };
    const { added, problems } = await received(visit, request, (_, file) => textOfFile(file), limits);
    const [text] = added;
    if (text !== undefined) visit.form = Form.of({ ...Object.fromEntries(visit.form.fields), danhSach: text });
    const known = await listPlace(visit);
    if (problems.length > 0) return page(<ListPage visit={visit} known={known} problems={problems} />, 422);
    if (visit.form.text('viec') === 'sua') return page(<ListPage visit={visit} known={known} />);
    return this.tryOrRecord(visit, known);
  }

  @Get(':id')
  async shown(@Visiting() visit: Visit, @Param('id') id: string): Promise<PageAnswer> {
    return page(<ImportedPage visit={visit} known={await importOf(visit, id)} />);
  }

  /** By one counter-decision; the same again goes on with what was interrupted. */
  @Post(':id')
  async undo(@Visiting() visit: Visit, @Param('id') id: string): Promise<PageAnswer> {
    const { api, form } = visit;
    const revokedOn = form.given('revokedOn');
    const body = { decision: decisionIn(form), reason: form.text('reason'), ...(revokedOn !== null && { revokedOn }) };
    try {
      await api.write('POST', `${importApi(id)}/undo`, { body, key: form.text('khoa') });
      return seeOther(`/cong-nhan/danh-sach/${encodeURIComponent(id)}?xong=huy`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      const problems = problemsAt(error, WORDS);
      return page(<ImportedPage visit={visit} known={await importOf(visit, id)} problems={problems} />, error.status);
    }
  }

  private async tryOrRecord(visit: Visit, known: ListPlace): Promise<PageAnswer> {
    try {
      const rows = rowsIn(visit.form.text('danhSach'), known);
      const title = known.title?.code ?? '';
      if (visit.form.text('viec') !== 'ghi') {
        const outcome = await sendList(visit, title, rows, true);
        return page(<TriedPage visit={visit} known={known} tried={{ rows, outcome }} />);
      }
      const recorded = await this.recorded(visit, known, rows, title);
      return typeof recorded === 'string' ? seeOther(`/cong-nhan/danh-sach/${encodeURIComponent(recorded)}?xong=ghi`) : recorded;
    } catch (error) {
      if (error instanceof UnreadableList) return again(visit, known, 422, [{ words: error.message, field: 'danhSach' }]);
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return again(visit, known, error.status, problemsAt(error, WORDS));
    }
  }

  /** The import's id, or the page that says that this very list was undone before and may be recorded as another. */
  private async recorded(visit: Visit, known: ListPlace, rows: ReturnType<typeof rowsIn>, title: string): Promise<string | PageAnswer> {
    try {
      return (await sendList(visit, title, rows, false)).import;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'import-undone') throw error;
      const asNew = randomUUID();
      visit.form = Form.of({ ...Object.fromEntries(visit.form.fields), asNew });
      const outcome = await sendList(visit, title, rows, true);
      const problems = [{ words: 'Đúng danh sách này đã ghi rồi bị huỷ. Muốn công nhận lại, hãy ghi như một danh sách mới.' }];
      return page(<TriedPage visit={visit} known={known} tried={{ rows, outcome }} problems={problems} asNew={asNew} />, 409);
    }
  }
}

function again(visit: Visit, known: ListPlace, status: number, problems: readonly FormProblem[]): PageAnswer {
  return page(<ListPage visit={visit} known={known} problems={problems} />, status);
}
