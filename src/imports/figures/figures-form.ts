import type { EntryCheckCode } from '@hieuhoc/indicator-maths';
import { MalformedRequest } from '../../platform/http/errors';
import { sent } from '../../platform/http/sent';
import type { ImportQuery } from '../import-query.dto';
import { CSV, cellsOfFile, XLSX, type FiguresFile } from './figures-file';
import { rowsOfFile, type FileRow } from './file-rows';

/** A file of figures as it is to be imported. */
export interface FiguresForm {
  readonly file: FiguresFile;
  readonly rows: readonly FileRow[];
  readonly dataTo: string | null;
  /** By line: checks that somebody has looked at. */
  readonly acknowledge: ReadonlyMap<number, readonly EntryCheckCode[]>;
}

/** The body as it was sent, with its name where the request says one. Throws MalformedRequest. */
export function figuresFormOf(body: unknown, name: string | undefined, query: ImportQuery): FiguresForm {
  const { kind: _, dryRun: __, area, period, dataTo = null, acknowledge, ...others } = sent({ ...query });
  const beside = Object.keys(others);
  if (beside.length > 0)
    throw new MalformedRequest(beside.map((field) => ({ field, message: 'chỉ dùng cho danh sách công nhận; hãy bỏ' })));
  const file = fileIn(body, name);
  const place = { ...(area !== undefined && { area }), ...(period !== undefined && { period }) };
  const looked = Map.groupBy((acknowledge?.split(',') ?? []).map(lookedAt), ({ row }) => row);
  return {
    file,
    rows: rowsOfFile(cellsOfFile(file), place),
    dataTo,
    acknowledge: new Map([...looked].map(([row, some]) => [row, some.map(({ code }) => code)])),
  };
}

function fileIn(body: unknown, name: string | undefined): FiguresFile {
  if (typeof body === 'string') return { name: nameOf(name, 'so-lieu.csv'), type: CSV, bytes: Buffer.from(body) };
  if (Buffer.isBuffer(body)) return { name: nameOf(name, 'so-lieu.xlsx'), type: XLSX, bytes: body };
  throw new MalformedRequest([{ field: 'body', message: `phải là tệp số liệu, Content-Type: ${XLSX} hoặc ${CSV}` }]);
}

function nameOf(given: string | undefined, otherwise: string): string {
  try {
    return given === undefined ? otherwise : decodeURIComponent(given);
  } catch {
    throw new MalformedRequest([{ field: 'X-File-Name', message: 'phải mã hoá phần trăm theo UTF-8' }]);
  }
}

/** `12:big-change`, as the query was checked. */
function lookedAt(text: string): { readonly row: number; readonly code: EntryCheckCode } {
  const [row, code] = text.split(':');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query's own rule lets no other pass
  return { row: Number(row), code: code as EntryCheckCode };
}
