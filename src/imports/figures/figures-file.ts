import { NotAnArchive, readWorkbook, SheetTooLong, type Cell } from '../../platform/spreadsheet';
import { tableOfCsv } from '../csv-list';
import { wrong } from './file-rows';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';

/** As it was sent. */
export interface FiguresFile {
  readonly name: string;
  readonly type: typeof XLSX | typeof CSV;
  readonly bytes: Buffer;
}

/** Its cells, line by line. Throws MalformedRequest. */
export function cellsOfFile({ type, bytes }: FiguresFile): readonly (readonly Cell[])[] {
  if (type === CSV) return tableOfCsv(bytes.toString('utf8'));
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (error instanceof SheetTooLong) throw wrong('có quá nhiều dòng; hãy chia tệp');
    if (error instanceof NotAnArchive)
      throw wrong('không phải bảng tính .xlsx đọc được; hãy tải mẫu, điền rồi lưu lại đúng kiểu Excel (.xlsx)');
    throw error;
  }
}
