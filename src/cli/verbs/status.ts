import type { Command } from 'commander';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { clockTime, grouped } from '../printing/numbers';
import { statusTable } from '../printing/status-table';

interface Options extends CommonOptions {
  readonly plan: string;
  readonly area?: string;
  readonly target?: string;
  readonly indicator?: string;
  readonly on?: string;
  readonly asOf?: string;
  readonly basis?: string;
  readonly period?: string;
  readonly depth?: string;
}

export function addStatus(program: Command, cli: Cli): void {
  program
    .command('status')
    .description('Giá trị và tình trạng của từng chỉ tiêu trong một kế hoạch')
    .requiredOption('--plan <kế-hoạch>', 'mã kế hoạch')
    .option('--area <địa-bàn>', 'mã địa bàn; không ghi: địa bàn của kế hoạch')
    .option('--target <chỉ-tiêu>', 'chỉ một chỉ tiêu')
    .option('--indicator <chỉ-số>', 'chỉ các chỉ tiêu đo chỉ số này')
    .option('--on <ngày>', 'xét vào ngày này, ví dụ 2015-07-31; không ghi: hôm nay')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .option('--basis <loại>', 'reported: số đã báo cáo (mặc định); verified: số đã xác minh')
    .option('--period <kỳ>', 'kỳ số liệu, ví dụ 2015-H1, hoặc latest')
    .option('--depth <cấp>', 'số cấp địa bàn bên dưới; không ghi: 0')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const { plan, area, target, indicator, on, asOf, basis, period, depth = '0' } = options;
        const page = await allPages((query) => reader.status(query), { plan, area, target, indicator, on, asOf, basis, period, depth });
        if (options.json === true) return cli.json(page);
        await cli.io.out(statusTable(page.items, cli.paint));
        const sample = page.items.some((row) => row.sample === true) ? ' Có số liệu minh hoạ.' : '';
        cli.io.err(`${page.items.length} dòng, theo ${grouped(page.asOf.logSize)} sự kiện, lúc ${clockTime(page.asOf.at)}.${sample}\n`);
      });
    });
}
