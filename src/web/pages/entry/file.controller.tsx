import { HttpCode, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { forgetRows } from './draft';
import { requireClerk } from './entry.controller';
import { formHref, keyAsked } from './entry-key';
import { HELD, lookAt, outcomesIn, recordFile, type HeldFile } from './file.data';
import { FilePage } from './file.page';
import { sheetOf } from './sheet.data';

@Pages('nhap/:period/tep')
export class FileController {
  /** Records what was looked at: the same file again is the same import. */
  @Post()
  @HttpCode(200)
  async record(@Param('period') period: string, @Visiting() visit: Visit): Promise<PageAnswer> {
    requireClerk(visit);
    const key = keyAsked(visit, period);
    const file = heldIn(visit);
    if (visit.form.text('viec') !== 'ghi' || file.bytes.length === 0) return seeOther(formHref(visit, key));
    const sheet = await sheetOf(visit, key);
    try {
      const { import: id, outcomes } = await recordFile(visit, key, file);
      const recorded = outcomes.flatMap((one) => (one.outcome === 'recorded' ? [one] : []));
      if (recorded.length === 0) return page(<FilePage visit={visit} sheet={sheet} file={file} read={await lookAt(visit, key, file)} />);
      await forgetRows(visit, sheet, new Set(recorded.map(({ indicator }) => indicator)));
      const xong = recorded.some(({ repeated }) => repeated !== true) ? 'ghi' : 'da-ghi';
      return seeOther(visit.href(`/nhap/tep/${id}`, { plan: key.plan, duty: key.duty ?? undefined, xong }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      const read = outcomesIn(error) ?? (await lookAt(visit, key, file));
      return page(
        <FilePage visit={visit} sheet={sheet} file={file} read={read} problems={[{ words: problemWords(error) }]} />,
        error.status,
      );
    }
  }
}

const heldIn = ({ form }: Visit): HeldFile => ({ name: form.text(HELD.name), bytes: Buffer.from(form.text(HELD.bytes), 'base64') });

/** A number of lines that wait for a tick is no fault of the file. */
const problemWords = ({ code, detail }: ApiProblem): string =>
  code === 'sheet-refused' ? 'Còn dòng cần sửa hoặc cần bạn xem lại, nên chưa ghi dòng nào.' : detail;
