import type { Command } from 'commander';
import { withWriter } from '../asking/open-writer';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';

interface Options extends CommonOptions {
  readonly event: string;
}

export function addProjectionsSkip(projections: Command, cli: Cli): void {
  projections
    .command('skip')
    .description('Cho một bảng tổng hợp đang dừng đi qua đúng một sự kiện lỗi; sự kiện vẫn còn trong nhật ký')
    .argument('<tên>', 'tên bảng tổng hợp')
    .requiredOption('--event <mã>', 'mã sự kiện, như projections list nêu')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withWriter(options, cli, (writer) => writer.skip(name, options.event));
      await (options.json === true
        ? cli.json({ name, skipped: options.event })
        : cli.io.out(`${name} đi tiếp, bỏ qua sự kiện ${options.event}.\n`));
    });
}
