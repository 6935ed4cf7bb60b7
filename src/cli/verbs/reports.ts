import type { Command } from 'commander';
import type { ReportItem } from '../../reports';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { daysText, dueText, reportColour, reportLabel } from '../printing/work-states';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly plan?: string;
  readonly duty?: string;
  readonly area?: string;
  readonly period?: string;
  readonly reporter?: string;
  readonly receiver?: string;
  readonly state?: string;
  readonly on?: string;
  readonly asOf?: string;
}

const COLUMNS: readonly Column<ReportItem>[] = [
  { title: 'Kế hoạch', of: ({ plan }) => plan },
  { title: 'Báo cáo', of: ({ duty }) => duty },
  { title: 'Kỳ', of: ({ period }) => period },
  { title: 'Nơi gửi', of: ({ reporter }) => reporter },
  { title: 'Nơi nhận', of: ({ receivers }) => receivers.map(({ body, area }) => body ?? area).join(', ') },
  { title: 'Hạn', of: dueText },
  { title: 'Còn (ngày)', of: daysText, right: true },
  { title: 'Gửi lần đầu', of: ({ firstSubmittedOn }) => firstSubmittedOn ?? '' },
  { title: 'Tình trạng', of: reportLabel },
];

export function addReports(program: Command, cli: Cli): void {
  program
    .command('reports')
    .description('Báo cáo đã gửi, chưa gửi, muộn; ai đang muộn: --state late')
    .option('--plan <kế-hoạch>', 'chỉ của kế hoạch này')
    .option('--duty <báo-cáo>', 'chỉ chế độ báo cáo này')
    .option('--area <địa-bàn>', 'nơi gửi thuộc địa bàn này')
    .option('--period <kỳ>', 'kỳ báo cáo, ví dụ 2015-H1, 2015, once')
    .option('--reporter <nơi-gửi>', 'mã địa bàn hoặc mã cơ quan')
    .option('--receiver <nơi-nhận>', 'mã địa bàn hoặc mã cơ quan')
    .option('--state <tình-trạng>', 'not-due, open, missing, submitted, returned, accepted, late')
    .option('--on <ngày>', 'xét vào ngày này, ví dụ 2015-07-31; không ghi: hôm nay')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const { plan, duty, area, period, reporter, receiver, state, on, asOf } = options;
        const page = await allPages((query) => reader.reports(query), { plan, duty, area, period, reporter, receiver, state, on, asOf });
        if (options.json === true) return cli.json(page);
        await cli.io.out(table(COLUMNS, page.items, (text, item) => cli.paint(text, reportColour(item))));
        cli.io.err(`${page.items.length} báo cáo.\n`);
      });
    });
}
