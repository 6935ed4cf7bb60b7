import { DomainError } from '@hieuhoc/event-store';
import type { Command } from 'commander';
import { makeLogger } from '../../platform/logger';
import { findServer } from '../asking/find-server';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { grouped } from '../printing/numbers';

class NotEmpty extends DomainError {
  readonly code = 'log-not-empty';
  readonly kind = 'conflict';

  constructor(
    readonly messageVi: string,
    place: string,
  ) {
    super(`${place} holds events already: the sample goes into an empty data folder only.`, { place });
  }
}

export function addDemo(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description('Nạp năm kế hoạch và số liệu minh hoạ vào một thư mục dữ liệu trống')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const config = configOf(options, cli.env);
      const api = await findServer(options, config, cli.io);
      if (api !== null)
        throw new NotEmpty(`Máy chủ ${api.base} đang dùng kho này. Hãy dừng máy chủ, hoặc thêm --local --data <thư mục trống>.`, api.base);
      const { LocalWriter } = await import('../asking/local-writer.js');
      const { loadSampleOnce } = await import('../../sample/index.js');
      const writer = await LocalWriter.open(config, makeLogger('error'));
      try {
        const { store } = writer.openPlatform;
        const loaded = await loadSampleOnce(writer.openPlatform, (line) => cli.io.err(`${line}\n`));
        const { position, logSize } = await store.head();
        if (!loaded)
          throw new NotEmpty(
            `Nhật ký đã có ${logSize === null ? 'nhiều' : grouped(logSize)} sự kiện nên không nạp số liệu minh hoạ vào. Hãy chọn thư mục trống bằng --data.`,
            config.HIEUHOC_DATA,
          );
        await writer.caughtUp();
        await (options.json === true
          ? cli.json({ position, logSize })
          : cli.io.out(`Đã nạp ${logSize === null ? '' : `${grouped(logSize)} `}sự kiện minh hoạ.\n`));
      } finally {
        await writer.close();
      }
    });
}
