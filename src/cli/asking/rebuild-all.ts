import { join } from 'node:path';
import { makeLogger } from '../../platform/logger';
import type { Config } from '../../platform/config/config';
import type { Cli } from '../cli';
import { findServer } from './find-server';
import { rebuilt } from './rebuilt';
import { ServerWriter } from './server-writer';
import { configOf, type CommonOptions } from './settings';

export interface RebuiltAll {
  readonly names: readonly string[];
  /** Where the old file was put; null where it stays in service, or where there was none. */
  readonly aside: string | null;
}

/**
 * Every read model. Under a running server beside those that serve; with none, the file itself is put aside first, which also helps
 * where it is damaged or was made from another log and nothing else would open it.
 */
export async function rebuildAll(options: CommonOptions, cli: Cli, tell: (done: number, of: number | null) => void): Promise<RebuiltAll> {
  const config = configOf(options, cli.env);
  const api = await findServer(options, config, cli.io);
  if (api === null) return fromNothing(config);
  const writer = new ServerWriter(api);
  const names = [...new Set((await writer.projections()).map(({ name }) => name))];
  await rebuilt(writer, names, tell);
  return { names, aside: null };
}

async function fromNothing(config: Config): Promise<RebuiltAll> {
  const { logPlace, openLog } = await import('../../platform/event-store/open-log.js');
  const { moveAside } = await import('../../platform/read-db/index.js');
  const { LocalWriter } = await import('./local-writer.js');
  // Says StoreLocked before anything is moved away under a process that uses it.
  await (await openLog(logPlace(config))).close();
  const aside = moveAside(join(config.HIEUHOC_DATA, 'read.db'), new Date());
  const writer = await LocalWriter.open(config, makeLogger('error'));
  try {
    await writer.caughtUp();
    return { names: [...new Set((await writer.projections()).map(({ name }) => name))], aside };
  } finally {
    await writer.close();
  }
}
