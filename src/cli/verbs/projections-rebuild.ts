import type { Command } from 'commander';
import { withWriter } from '../asking/open-writer';
import { rebuildAll } from '../asking/rebuild-all';
import { rebuilt } from '../asking/rebuilt';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';
import { Progress } from '../printing/progress';

interface Options extends CommonOptions {
  readonly all?: true;
}

export function addProjectionsRebuild(projections: Command, cli: Cli): void {
  projections
    .command('rebuild')
    .description('Dựng lại bảng tổng hợp từ nhật ký; bản cũ phục vụ đến khi bản mới theo kịp')
    .argument('[tên]', 'tên bảng tổng hợp')
    .option('--all', 'tất cả; khi không có máy chủ chạy: cất read.db sang bên rồi dựng mới (dùng khi tệp hỏng hoặc thuộc nhật ký khác)')
    .action(async (name: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if ((name === undefined) === (options.all === undefined))
        throw new WrongUsage('Hãy ghi tên một bảng tổng hợp, hoặc --all.', 'Name one projection, or --all.');
      const progress = new Progress(cli.io, 'Dựng lại');
      const tell = (done: number, of: number | null): void => progress.at(done, of);
      const answer =
        name === undefined
          ? await rebuildAll(options, cli, tell)
          : await withWriter(options, cli, (writer) => rebuilt(writer, [name], tell)).then(() => ({ names: [name], aside: null }));
      progress.done();
      if (options.json === true) return cli.json(answer);
      await cli.io.out(`Đã dựng lại: ${answer.names.join(', ')}.\n`);
      if (answer.aside !== null) cli.io.err(`Tệp cũ được cất ở ${answer.aside}; xoá khi không cần nữa.\n`);
    });
}
