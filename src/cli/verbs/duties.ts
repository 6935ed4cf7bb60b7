import type { Command } from 'commander';
import type { DutyItem } from '../../reports';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { daysText, dueText, reportColour, reportLabel } from '../printing/work-states';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly reporter: string;
  readonly state?: string;
  readonly on?: string;
  readonly asOf?: string;
}

const COLUMNS: readonly Column<DutyItem>[] = [
  { title: 'Hạn', of: dueText },
  { title: 'Còn (ngày)', of: daysText, right: true },
  { title: 'Tình trạng', of: reportLabel },
  { title: 'Kế hoạch', of: ({ plan }) => plan },
  { title: 'Báo cáo', of: ({ duty }) => duty },
  { title: 'Kỳ', of: ({ period }) => period },
  { title: 'Nơi gửi', of: ({ reporter }) => reporter },
  { title: 'Nội dung', of: ({ text }) => text },
];

export function addDuties(program: Command, cli: Cli): void {
  program
    .command('duties')
    .description('Một nơi phải báo cáo những gì, hạn nào, đã gửi chưa; theo thứ tự hạn')
    .requiredOption('--reporter <nơi-gửi>', 'mã địa bàn hoặc mã cơ quan')
    .option('--state <tình-trạng>', 'not-due, open, missing, submitted, returned, accepted, late')
    .option('--on <ngày>', 'xét vào ngày này, ví dụ 2015-07-31; không ghi: hôm nay')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const { reporter, state, on, asOf } = options;
        const page = await allPages((query) => reader.duties(query), { reporter, state, on, asOf });
        if (options.json === true) return cli.json(page);
        await cli.io.out(table(COLUMNS, page.items, (text, item) => cli.paint(text, reportColour(item))));
        cli.io.err(`${page.items.length} báo cáo.\n`);
      });
    });
}
