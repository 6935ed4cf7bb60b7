import { seeOther, type PageAnswer } from '../../http/page-answer';
import type { Visit } from '../../visit/visit';
import { keepDraft } from './draft';
import { checkHref } from './entry-key';
import type { Sheet } from './sheet';
import { typedOf } from '../../../platform/entry';

/** What somebody typed is to stand in place of what a colleague wrote meanwhile: from now on it is a correction of that. */
export async function chooseMine(visit: Visit, sheet: Sheet, code: string, revision: number): Promise<PageAnswer> {
  const reason = visit.form.given(`ly.${code}`);
  const rows = sheet.rows.map((row) => {
    if (row.indicator.code !== code) return row;
    const cu = typedOf(row.standing)['cu'];
    return {
      ...row,
      typed: { ...row.typed, goc: String(revision), ...(cu !== undefined && { cu }), ...(reason !== null && { ly: reason }) },
    };
  });
  const elsewhere = await keepDraft(visit, { ...sheet, rows }, String(sheet.draft?.revision ?? ''));
  return seeOther(checkHref(visit, sheet.key, { xong: elsewhere === null ? 'chon' : 'doi' }));
}
