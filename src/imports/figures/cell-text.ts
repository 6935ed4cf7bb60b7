import { written } from '../../platform/entry';
import type { Cell, CellFault } from '../../platform/spreadsheet';
import { shownDay } from '../../platform/text/terms';
import { isDay } from '../../platform/time/clock';

const FAULTS: Readonly<Record<CellFault, string>> = {
  error: 'ô đang báo lỗi công thức; hãy sửa công thức hoặc gõ số',
  'not-computed': 'ô có công thức chưa được tính; hãy mở bằng chương trình bảng tính rồi lưu lại',
  percent: 'ô đang hiện phần trăm; hãy đổi định dạng ô về Số rồi gõ lại',
  moment: 'ô đang hiện ngày giờ; hãy đổi định dạng ô về Số rồi gõ lại',
  merged: 'ô bị gộp với ô khác; hãy bỏ gộp rồi gõ lại',
};

export type Text = { readonly text: string } | { readonly fault: string };

/** What spreadsheets compute has noise in its last digits; they show fifteen. */
const DIGITS = 15;

/** What stands in a cell, as somebody would have typed it: a number so that it is read as nothing else. */
export function textOf(cell: Cell | undefined): Text {
  if (cell === undefined) return { text: '' };
  if (typeof cell === 'string') return { text: cell.replace(/\r\n?/g, '\n').trim().normalize('NFC') };
  if ('fault' in cell) return { fault: FAULTS[cell.fault] };
  if ('day' in cell) return { text: shownDay(cell.day) };
  const number = Number(cell.number);
  return { text: Number.isFinite(number) ? written(String(Number(number.toPrecision(DIGITS)))) : cell.number };
}

/** A number that a spreadsheet took for a day is one no more: `1/2` became the first of February. */
export const numberOf = (cell: Cell | undefined): Text =>
  typeof cell === 'object' && 'day' in cell
    ? { fault: `ô đang là ngày ${shownDay(cell.day)}; hãy đổi định dạng ô về Số rồi gõ lại` }
    : textOf(cell);

/** 30/06/2015 or 2015-06-30 → 2015-06-30. */
export function dayOf(cell: Cell | undefined): Text {
  if (typeof cell === 'object' && 'day' in cell) return { text: cell.day };
  const found = textOf(cell);
  if ('fault' in found || found.text === '') return found;
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(found.text) ?? [];
  const day = year === '' ? found.text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { text: day } : { fault: `“${found.text}” không phải ngày có thật; hãy ghi như 30/06/2015` };
}
