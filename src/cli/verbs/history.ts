import type { Command } from 'commander';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';
import { historyText } from '../printing/history-text';

interface Options extends CommonOptions {
  readonly area?: string;
  readonly plan?: string;
  readonly target?: string;
  readonly indicator?: string;
  readonly stream?: string;
  readonly actor?: string;
  readonly type?: string;
  readonly decision?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly limit?: string;
}

export function addHistory(program: Command, cli: Cli): void {
  program
    .command('history')
    .description('Ai đã ghi gì, lúc nào, trước và sau ra sao, vì sao; mới nhất trước')
    .option('--area <địa-bàn>', 'mã địa bàn')
    .option('--plan <kế-hoạch>', 'mã kế hoạch')
    .option('--target <chỉ-tiêu>', 'mã chỉ tiêu hoặc nhiệm vụ')
    .option('--indicator <chỉ-số>', 'mã chỉ số')
    .option('--stream <chuỗi>', 'tên chuỗi sự kiện, ví dụ plan-dong-trieu-2013')
    .option('--actor <người>', 'mã người thực hiện')
    .option('--type <loại>', 'loại sự kiện, ví dụ FigureCorrected')
    .option('--decision <số>', 'số quyết định, như đã viết')
    .option('--from <lúc>', 'ghi từ ngày hoặc thời điểm này')
    .option('--to <lúc>', 'ghi đến hết ngày hoặc thời điểm này')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .option('--limit <số>', 'số sự kiện, all: tất cả; không ghi: 20')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const most = mostOf(options.limit);
      await withReader(options, cli, async (reader) => {
        const { area, plan, target, indicator, stream, actor, type, decision, from, to, asOf } = options;
        const query = { area, plan, target, indicator, stream, actor, type, decision, from, to, asOf };
        const page = await allPages((one) => reader.history(one), query, most);
        if (options.json === true) return cli.json(page);
        for (const item of page.items) await cli.io.out(historyText(item, cli.paint));
        cli.io.err(
          page.next === null ? `${page.items.length} sự kiện.\n` : `${page.items.length} sự kiện mới nhất; còn nữa: thêm --limit.\n`,
        );
      });
    });
}

function mostOf(limit = '20'): number {
  if (limit === 'all') return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,8}$/.test(limit))
    throw new WrongUsage(`--limit phải là số nguyên dương hoặc all, không phải "${limit}".`, '--limit takes a number or all.');
  return Number(limit);
}
