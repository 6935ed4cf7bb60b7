import { commune, district, planDocument, province, ratio, target } from '../../../test/support/small-plan';
import type { Answer, System } from '../../../test/support/system';
import { readWorkbook, writeWorkbook, type Cell, type CellOut } from '../../platform/spreadsheet';
import { CSV, XLSX } from './figures-file';

export const AN_SINH = '22.205.07075';
export const BINH_KHE = '22.205.07081';
export const CLERK = 'demo-an-sinh';
export const COLLEAGUE = 'dong-nghiep';

/** What a commune reports twice a year. */
export async function planned(system: System): Promise<void> {
  const areas = [
    province('22'),
    district('22.205', '22'),
    commune(AN_SINH, '22.205', { name: 'An Sinh', kind: 'xã' }),
    commune(BINH_KHE, '22.205', { name: 'Bình Khê', kind: 'xã' }),
  ];
  const indicators = [
    { ...ratio('ho', { name: 'Hộ hiếu học', numerator: 'Số hộ hiếu học', denominator: 'Số hộ' }), breakdowns: [] },
    { ...ratio('biet-chu', { name: 'Người biết chữ', numerator: 'Số biết chữ', denominator: 'Số người' }), breakdowns: ['sex'] },
    { ...ratio('lop', { name: 'Lớp học', unit: 'lớp' }), measure: 'count', breakdowns: [] },
    { ...ratio('trung-tam', { name: 'Có trung tâm' }), measure: 'yes-no', breakdowns: [] },
    { ...ratio('ho-ngheo', { name: 'Hộ nghèo hiếu học' }), breakdowns: [], denominatorIs: { numeratorOf: 'ho' } },
  ];
  const targets = ['ho', 'biet-chu', 'lop', 'trung-tam', 'ho-ngheo'].map((code) => target(`t-${code}`, code));
  const document = planDocument('ke-hoach', { areas, issuedOn: '2013-01-02', bodies: [], indicators, targets, duties: [] });
  const answer = await system.post('/api/plans', document);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}

export const report = (
  system: System,
  indicator: string,
  period: string,
  body: object,
  more: object = { 'If-None-Match': '*' },
  area = AN_SINH,
) => system.put(`/api/figures/${indicator}/${area}/${period}`, body, { 'X-Actor': COLLEAGUE, ...more });

export const TEMPLATE = `/api/templates/figures.xlsx?plan=ke-hoach&area=${AN_SINH}&period=2015-H1`;

export async function template(system: System, path = TEMPLATE, actor = CLERK): Promise<Cell[][]> {
  const response = await fetch(`${system.url}${path}&after=${system.position}`, { headers: { 'X-Actor': actor } });
  if (response.status !== 200) throw new Error(await response.text());
  return readWorkbook(Buffer.from(await response.arrayBuffer())).map((row) => [...row]);
}

const isOut = (cell: Cell): cell is CellOut => typeof cell === 'string' || 'number' in cell;
export const workbook = (rows: readonly (readonly Cell[])[]): Buffer =>
  writeWorkbook(
    'Số liệu',
    rows.map((cells) => ({ cells: cells.filter(isOut) })),
    { widths: [1], frozen: 1 },
  );

/** Puts a value under a title, in the line of an indicator. */
export function fill(rows: Cell[][], indicator: string, cells: Readonly<Record<string, Cell>>): void {
  const titles = rows[3] ?? [];
  const line = rows.find(([code]) => code === indicator) ?? [];
  for (const [title, cell] of Object.entries(cells)) {
    while (line.length <= titles.indexOf(title)) line.push('');
    line[titles.indexOf(title)] = cell;
  }
}
export const VALUE = 'Số đạt, số đếm, có/không';

interface Sending {
  readonly query?: string;
  readonly actor?: string;
  readonly name?: string;
  readonly key?: string;
  readonly dry?: boolean;
}

export function send(
  system: System,
  file: Buffer | string,
  { query = '', actor = CLERK, name, key, dry = false }: Sending = {},
): Promise<Answer> {
  const headers = {
    'Content-Type': typeof file === 'string' ? CSV : XLSX,
    'X-Actor': actor,
    ...(name !== undefined && { 'X-File-Name': encodeURIComponent(name) }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  };
  return system.send(`/api/imports?kind=figures${dry ? '&dryRun=true' : ''}${query}`, { method: 'POST', body: file, headers });
}

/** `5 recorded ho`, or why not. */
export const told = ({ body }: Answer): string[] =>
  body.outcomes.map(
    ({ row, outcome, indicator, code = '' }: Record<string, string>) => `${row} ${outcome} ${indicator}${code === '' ? '' : ` ${code}`}`,
  );
