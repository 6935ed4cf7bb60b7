import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Bench, Claim, Result } from './bench';

const results = join(__dirname, '..', 'results');

/** Prints a result, and writes it to bench/results as JSON and as a table to read. */
export function report({ name, row }: Pick<Bench, 'name' | 'row'>, result: Result): void {
  mkdirSync(results, { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const page = toMarkdown(name, row, result, `${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}`);
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ name, row, machine, ...result }, null, 2)}\n`);
  writeFileSync(join(results, `${name}.md`), page);
  console.log(page);
}

function toMarkdown(name: string, row: string, { measures, claims, notes = [] }: Result, machine: string): string {
  const lines = [
    `# ${name}`,
    '',
    `${row}. Measured on ${machine}.`,
    '',
    ...table(['what must be reached', 'at least', 'measured', ''], claims.map(claimCells)),
    '',
    ...table(
      ['figure', 'value', 'unit'],
      measures.map(({ what, value, unit }) => [what, shown(value), unit]),
    ),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

const claimCells = ({ what, must, got, met }: Claim): string[] => [
  what,
  must,
  got,
  met === null ? 'not measured' : met ? 'reached' : 'NOT REACHED',
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

export const shown = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toString();

export const percent = (ratio: number): string => `${(ratio * 100).toFixed(0)} %`;
