import type { Verdict } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import { namesIn, type Names } from './names';
import { rowCells } from './row-cells';
import { derivedRows, generatedWords, targetsOf } from './rows';
import { criterionWords, shownDay } from '../../platform/text/terms';
import { wrapped } from './wrapped';

export function rowLines(verdict: Verdict): readonly string[] {
  const { rows, events } = verdict;
  if (!derivedRows(verdict)) return [];
  const names = namesIn(events);
  const generated = generatedWords(events);
  return [
    'SỐ LIỆU TÍNH LẠI TỪ CÁC SỰ KIỆN',
    ...(generated === null ? [] : wrapped(generated, '  ')),
    ...targetsOf(rows).flatMap((some) => targetLines(some, names)),
    '',
  ];
}

function targetLines(rows: readonly StatusRow[], names: Names): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const wide = Math.max(...rows.map(({ area }) => names.area(area).length));
  return [
    '',
    ...wrapped(`${names.target(first.plan, first.target)} [${first.plan}/${first.target}]`, '  '),
    `  Yêu cầu: ${criterionWords(first.criterion)}, hạn ${shownDay(first.due)}`,
    ...rows.map((row) => rowLine(row, names, wide)),
  ];
}

function rowLine(row: StatusRow, names: Names, wide: number): string {
  const { period, value, counted, coverage, state } = rowCells(row);
  const figures = [`kỳ ${period}`, `giá trị ${value}`, counted === '—' ? '' : `(${counted})`, `đơn vị ${coverage}`];
  return `    ${names.area(row.area).padEnd(wide)}  ${figures.filter((part) => part !== '').join('  ')}  ${state}`;
}
