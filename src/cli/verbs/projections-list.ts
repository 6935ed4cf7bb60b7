import type { ProjectionStatus } from '@hieuhoc/projections';
import type { Command } from 'commander';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { EXIT } from '../exit';
import { grouped } from '../printing/numbers';
import { table, type Column } from '../printing/table';

const STATUS: Readonly<Record<ProjectionStatus['status'], string>> = {
  serving: 'đang dùng',
  building: 'đang dựng',
  stopped: 'dừng',
  outdated: 'bản cũ, đang dùng',
};

const COLUMNS: readonly Column<ProjectionStatus>[] = [
  { title: 'Bảng tổng hợp', of: ({ name }) => name },
  { title: 'Bản', of: ({ version, generation }) => `${version}.${generation}`, right: true },
  { title: 'Tình trạng', of: ({ status }) => STATUS[status] },
  { title: 'Sự kiện', of: ({ logSize }) => grouped(logSize), right: true },
  { title: 'Còn lại', of: ({ lagEvents }) => (lagEvents === null ? '?' : grouped(lagEvents)), right: true },
  { title: 'Trễ (s)', of: ({ lagMs }) => (lagMs / 1000).toFixed(1), right: true },
  { title: 'Tiến độ', of: ({ progress }) => (progress === null ? '' : `${Math.floor(100 * progress)} %`), right: true },
];

export function addProjectionsList(projections: Command, cli: Cli): void {
  projections
    .command('list')
    .description('Các bảng tổng hợp: đã đọc nhật ký tới đâu, có dừng không; mã thoát 1 khi có bảng dừng')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withReader(options, cli, async (reader) => {
        const items = await reader.projections();
        const letters = items.flatMap(({ deadLetter }) => (deadLetter === null ? [] : [deadLetter]));
        if (letters.length > 0) cli.exitCode = EXIT.finding;
        if (options.json === true) return cli.json({ items });
        await cli.io.out(table(COLUMNS, items, (line, { status }) => cli.paint(line, status === 'stopped' ? 'red' : null)));
        for (const { error, remedy } of letters) cli.io.err(`${error}\n  ${remedy}\n`);
      });
    });
}
