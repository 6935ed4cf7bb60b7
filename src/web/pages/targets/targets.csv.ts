import { csvOf } from '../../../platform/http/csv';
import { criterionWords, shownDay, stateWords } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import type { Names } from '../../known/plans';
import { reasonWords } from '../../parts/state-reason';
import type { PageAnswer } from '../../http/page-answer';

export const csvFile = (
  name: string,
  rows: readonly Readonly<Record<string, string | number | null>>[],
  columns: readonly string[] = [],
): PageAnswer => ({
  kind: 'file',
  body: csvOf(rows, columns),
  type: 'text/csv; charset=utf-8',
  name: `${name}.csv`,
});

/** A row as a line of a spreadsheet: numbers as numbers, the rest in words. */
export function lineOf(row: AnsweredRow, names: Names, area: string): Readonly<Record<string, string | number | null>> {
  return {
    'Địa bàn': area,
    'Mã địa bàn': row.area,
    'Chỉ tiêu': names.indicator(row.indicator),
    'Mã chỉ tiêu': row.target,
    Mục: names.target(row.target)?.section ?? null,
    Kỳ: row.period,
    'Giá trị': row.value,
    'Đơn vị tính': row.denominator === null ? names.unit(row.indicator) : '%',
    'Tử số': row.numerator,
    'Mẫu số': row.denominator,
    'Yêu cầu': criterionWords(row.criterion),
    Hạn: shownDay(row.due),
    'Tình trạng': stateWords(row),
    'Vì sao': row.reason === null ? null : reasonWords(row.reason, row, names.unit(row.indicator)),
    'Đã báo': String(row.coverage.reported),
    'Phải báo': String(row.coverage.expected),
    'Giá trị đã xác minh': row.verified.value,
    'Ngày hỏi': shownDay(row.on),
  };
}
