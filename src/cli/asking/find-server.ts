import type { Config } from '../../platform/config/config';
import { WrongUsage } from '../exit';
import type { Io } from '../io';
import { HttpApi } from './http-api';
import { ServerNotReachable } from './server-not-reachable';
import { addressOf, type CommonOptions } from './settings';

/** The server to go through; null = none runs, or `--local` says to do without. Throws ServerNotReachable where the one named does not answer. */
export async function findServer({ server, local, data }: CommonOptions, config: Config, io: Io): Promise<HttpApi | null> {
  if (server !== undefined && local === true) throw new WrongUsage('--server và --local không đi cùng nhau.', '--server excludes --local.');
  if (local === true) return null;
  const api = new HttpApi(baseOf(server) ?? addressOf(config));
  if (await api.answers()) {
    if (server === undefined && data !== undefined)
      throw new WrongUsage(
        `Máy chủ đang chạy tại ${api.base} có thư mục dữ liệu riêng. Thêm --local để dùng ${data}, hoặc bỏ --data để hỏi máy chủ.`,
        `A server answers at ${api.base}: add --local to use ${data}, or leave --data out.`,
      );
    io.err(`Qua máy chủ ${api.base}\n`);
    return api;
  }
  if (server !== undefined) throw new ServerNotReachable(api.base, 'no answer');
  return null;
}

function baseOf(server: string | undefined): string | null {
  if (server === undefined) return null;
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new WrongUsage(`--server phải là địa chỉ dạng http://máy:cổng, không phải "${server}".`, '--server takes http://host:port.');
  return server.replace(/\/+$/, '');
}
