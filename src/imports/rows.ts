import type { ListRow } from '../recognitions';
import { isAreaCode, isCode, isRef, isUnsigned, sentenceOfText } from '../platform/http/fields';
import { isDay } from '../platform/time/clock';

/** What a line of a list may hold, and when it is read as meant; by hand, because a list has tens of thousands of lines. */
const FIELDS: Readonly<Record<string, (value: unknown) => string | null>> = {
  subject: (value) => (isRef(value) ? null : 'phải là mã gồm chữ không dấu, số, dấu . _ -, không quá 80 ký tự'),
  area: (value) => (isAreaCode(value) ? null : 'phải là mã địa bàn, ví dụ 22.205.07057'),
  name: (value) => sentenceOfText(value, 1, 500),
  from: (value) => (typeof value === 'string' && isDay(value) ? null : 'phải là ngày có thật, dạng 2015-12-31'),
  score: (value) => (isUnsigned(value) ? null : 'phải là số viết trong ngoặc kép, dấu chấm thập phân, ví dụ "82.5", không âm'),
  level: (value) => (isCode(value) ? null : 'phải là mã mức, ví dụ muc-1'),
  criteriaVersion: (value) => (isCode(value) ? null : 'phải là mã phiên bản tiêu chuẩn'),
  evidence: (value) =>
    Array.isArray(value) && value.length <= 20 && value.every((one) => isRef(one)) ? null : 'phải là danh sách không quá 20 mã minh chứng',
};
export const ROW_FIELDS = Object.keys(FIELDS);

/** One line, as number `row`; what is wrong with it is its `fault`, so that it costs no other line anything. */
export function readRow(value: unknown, row: number): ListRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { row, fault: 'phải là một đối tượng' };
  const given = Object.entries(value).filter(([, one]) => one !== null && one !== undefined && one !== '');
  const faults = given.flatMap(([field, one]) => {
    const check = FIELDS[field];
    const fault = check === undefined ? `không có trong mẫu; các trường: ${ROW_FIELDS.join(', ')}` : check(one);
    return fault === null ? [] : [`${check === undefined ? 'một trường' : field} ${fault}`];
  });
  const { subject }: { subject?: unknown } = value;
  if (faults.length > 0) return { row, ...(isRef(subject) && { subject }), fault: faults.join('; ') };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field has just been checked
  return { row, ...(Object.fromEntries(given) as Omit<ListRow, 'row'>) };
}
