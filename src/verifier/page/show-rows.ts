import type { Verdict } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import { namesIn, type Names } from '../report/names';
import { rowCells } from '../report/row-cells';
import { derivedRows, generatedWords, targetsOf } from '../report/rows';
import { criterionWords, shownDay } from '../../platform/text/terms';
import { element } from './element';
import { titled } from './show-checks';

/** The rows, a table a target; null where none were derived. */
export function rowsShown(verdict: Verdict): HTMLElement | null {
  if (!derivedRows(verdict)) return null;
  const names = namesIn(verdict.events);
  const generated = generatedWords(verdict.events);
  const tables = targetsOf(verdict.rows).map((rows) => tableOf(rows, names));
  return titled('Số liệu tính lại từ các sự kiện', ...(generated === null ? [] : [element('p', {}, generated)]), ...tables);
}

const COLUMNS = ['Địa bàn', 'Kỳ', 'Giá trị', 'Số đếm', 'Đơn vị đã báo', 'Trạng thái'] as const;

function tableOf(rows: readonly StatusRow[], names: Names): HTMLElement {
  const [first] = rows;
  const head = element('tr', {}, ...COLUMNS.map((name) => element('th', { scope: 'col' }, name)));
  const table = element(
    'table',
    {},
    captionOf(first, names),
    element('thead', {}, head),
    element('tbody', {}, ...rows.map((row) => rowOf(row, names))),
  );
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': first?.target ?? '' }, table);
}

function captionOf(row: StatusRow | undefined, names: Names): HTMLElement {
  if (row === undefined) return element('caption', {});
  const demand = `Yêu cầu: ${criterionWords(row.criterion)}, hạn ${shownDay(row.due)} · ${names.plan(row.plan)} [${row.target}]`;
  return element('caption', {}, names.target(row.plan, row.target), element('span', {}, demand));
}

function rowOf(row: StatusRow, names: Names): HTMLElement {
  const { period, value, counted, coverage, state } = rowCells(row);
  const cells = [period, value, counted, coverage, state].map((text) => element('td', {}, text));
  return element('tr', row.state === null ? {} : { class: 'judged' }, element('th', { scope: 'row' }, names.area(row.area)), ...cells);
}
