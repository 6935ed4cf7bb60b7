import { makeLogger } from '../../platform/logger';
import { WrongUsage } from '../exit';
import type { Cli } from '../cli';
import { findServer } from './find-server';
import type { LocalWriter } from './local-writer';
import { configOf, type CommonOptions } from './settings';

/**
 * Accounts are opened at the machine itself, over the locked stores: whoever can, could read the files too. Over a running server an
 * administrator signs in and calls `/api/accounts`.
 */
export async function withLocalAccounts(options: CommonOptions, cli: Cli, work: (writer: LocalWriter) => Promise<void>): Promise<void> {
  const config = configOf(options, cli.env);
  config.HIEUHOC_ACCESS ??= 'accounts';
  const api = await findServer(options, config, cli.io);
  if (api !== null)
    throw new WrongUsage(
      `Máy chủ ${api.base} đang giữ kho. Hãy dừng máy chủ rồi chạy lại lệnh này, hoặc đăng nhập quyền quản trị và gọi ${api.base}/api/accounts.`,
      `${api.base} holds the stores: stop it, or sign in and call /api/accounts.`,
    );
  const { LocalWriter: Local } = await import('./local-writer.js');
  const writer = await Local.open(config, makeLogger('error'));
  try {
    await work(writer);
    await writer.caughtUp();
  } finally {
    await writer.close();
  }
}
