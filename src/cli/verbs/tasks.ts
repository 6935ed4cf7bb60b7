import type { Command } from 'commander';
import type { Charged, TaskItem } from '../../tasks';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { daysText, dueText, taskColour, taskLabel } from '../printing/work-states';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly plan?: string;
  readonly body?: string;
  readonly area?: string;
  readonly role?: string;
  readonly state?: string;
  readonly dueBefore?: string;
  readonly dueAfter?: string;
  readonly on?: string;
  readonly asOf?: string;
}

const bodies = (charged: readonly Charged[]): string => charged.map(({ body }) => body).join(', ');

const COLUMNS: readonly Column<TaskItem>[] = [
  { title: 'Kế hoạch', of: ({ plan }) => plan },
  { title: 'Nhiệm vụ', of: ({ task }) => task },
  { title: 'Năm', of: ({ year }) => (year === null ? '' : String(year)) },
  { title: 'Hạn', of: dueText },
  { title: 'Còn (ngày)', of: daysText, right: true },
  { title: 'Tình trạng', of: taskLabel },
  { title: 'Chủ trì', of: ({ leads }) => bodies(leads) },
  { title: 'Phối hợp', of: ({ coordinating }) => bodies(coordinating) },
  { title: 'Nội dung', of: ({ text }) => text },
];

export function addTasks(program: Command, cli: Cli): void {
  program
    .command('tasks')
    .description('Nhiệm vụ các kế hoạch giao cho ai, hạn nào, đến đâu; theo thứ tự hạn')
    .option('--plan <kế-hoạch>', 'chỉ của kế hoạch này')
    .option('--body <cơ-quan>', 'cơ quan chủ trì hoặc phối hợp')
    .option('--area <địa-bàn>', 'nơi cơ quan được giao đóng, hoặc cấp trên của nơi ấy')
    .option('--role <vai>', 'lead: chủ trì; coordinate: phối hợp; do: thực hiện')
    .option('--state <tình-trạng>', 'assigned, in-progress, done, done-late, overdue, open-ended, ceased')
    .option('--due-before <ngày>', 'hạn trước ngày này')
    .option('--due-after <ngày>', 'hạn sau ngày này')
    .option('--on <ngày>', 'xét vào ngày này, ví dụ 2015-07-31; không ghi: hôm nay')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const { plan, body, area, role, state, dueBefore, dueAfter, on, asOf } = options;
        const page = await allPages((query) => reader.tasks(query), { plan, body, area, role, state, dueBefore, dueAfter, on, asOf });
        if (options.json === true) return cli.json(page);
        await cli.io.out(table(COLUMNS, page.items, (text, item) => cli.paint(text, taskColour(item))));
        cli.io.err(`${page.items.length} nhiệm vụ.\n`);
      });
    });
}
