import type { Command } from 'commander';
import { makeLogger } from '../../platform/logger';
import { listen } from '../../platform/listen';
import { readConfig } from '../../platform/config/config';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';

interface Options extends CommonOptions {
  readonly port?: string;
  readonly host?: string;
  readonly sample?: true;
}

/** Returns when the port is open; the process goes on until it is told to end (SIGTERM, Ctrl-C). */
export function addServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('Chạy máy chủ')
    .option('--port <cổng>', 'cổng (PORT)')
    .option('--host <địa-chỉ>', 'địa chỉ lắng nghe (HOST)')
    .option('--sample', 'nạp năm kế hoạch và số liệu minh hoạ nếu nhật ký trống (HIEUHOC_SAMPLE)')
    .action(async (_: unknown, command: Command) => {
      const { port, host, sample, data, json } = command.optsWithGlobals<Options>();
      const config = readConfig({
        ...cli.env,
        ...(port !== undefined && { PORT: port }),
        ...(host !== undefined && { HOST: host }),
        ...(data !== undefined && { HIEUHOC_DATA: data }),
      });
      config.HIEUHOC_SAMPLE ||= sample === true;
      const { createApp, openPlatform, startBeside } = await import('../../server.js');
      const { foundAdministrator } = await import('../../accounts/index.js');
      const { loadSampleOnce } = await import('../../sample/index.js');
      const log = makeLogger(config.HIEUHOC_LOG_LEVEL);
      const platform = await openPlatform(config, log);
      if (config.HIEUHOC_SAMPLE) await loadSampleOnce(platform, (line) => cli.io.err(`${line}\n`));
      const app = await createApp(platform, log);
      await foundAdministrator(app, (line) => cli.io.err(`${line}\n`));
      const url = await listen(app, config);
      startBeside(app, platform, config, log);
      await (json === true ? cli.json({ url }) : cli.io.out(`Hiếu học đang chạy tại ${url}\n`));
    });
}
