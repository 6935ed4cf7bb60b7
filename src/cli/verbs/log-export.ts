import type { Command } from 'commander';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { grouped } from '../printing/numbers';
import { Progress } from '../printing/progress';

interface Options extends CommonOptions {
  readonly after?: string;
  readonly types?: string;
}

const EVENTS_A_PAGE = '1000';

export function addLogExport(log: Command, cli: Cli): void {
  log
    .command('export')
    .description('Toàn bộ nhật ký ra NDJSON (mỗi dòng một sự kiện, theo thứ tự ghi), như /api/events')
    .option('--after <vị-trí>', 'chỉ những sự kiện sau vị trí này')
    .option('--types <loại,…>', 'chỉ các loại sự kiện này')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const progress = new Progress(cli.io, 'Đã xuất');
        let after = options.after;
        let count = 0;
        for (;;) {
          const page = await reader.events({ after, types: options.types, limit: EVENTS_A_PAGE });
          if (page.items.length > 0) await cli.io.out(page.items.map((event) => `${JSON.stringify(event)}\n`).join(''));
          count += page.items.length;
          progress.at(count, null);
          if (page.endOfLog) break;
          after = page.position ?? after;
        }
        progress.done();
        cli.io.err(`${grouped(count)} sự kiện.\n`);
      });
    });
}
