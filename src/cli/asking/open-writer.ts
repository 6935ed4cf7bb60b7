import { makeLogger } from '../../platform/logger';
import type { Cli } from '../cli';
import { findServer } from './find-server';
import { ServerWriter } from './server-writer';
import { configOf, type CommonOptions } from './settings';
import type { Writer } from './writer';

/** A server where one runs, else the application itself over the locked stores. The read models follow before it ends. */
export async function withWriter(options: CommonOptions, cli: Cli, work: (writer: Writer) => Promise<void>): Promise<void> {
  const config = configOf(options, cli.env);
  const api = await findServer(options, config, cli.io);
  if (api !== null) return work(new ServerWriter(api));
  const { LocalWriter } = await import('./local-writer.js');
  const writer = await LocalWriter.open(config, makeLogger('error'));
  try {
    cli.io.err(`Trực tiếp vào ${config.HIEUHOC_DATA}\n`);
    await work(writer);
    await writer.caughtUp();
  } finally {
    await writer.close();
  }
}
