import type { Command } from 'commander';
import { join } from 'node:path';
import { formatVerifierKey, verifierKeyOf, type SignatureType } from '@hieuhoc/transparency-log';
import {
  isLocal,
  openIdentity,
  ownToken,
  parseListenAddress,
  renewKey,
  serveSigner,
  type Identity,
  type Role,
  type Served,
} from '../../signer';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';

export interface KeyOptions extends CommonOptions {
  readonly folder?: string;
  readonly name?: string;
  readonly renew?: string;
}

interface ServeOptions extends KeyOptions {
  readonly listen: string;
  readonly token?: string;
}

/** Returns when it listens; the process goes on until it is told to end. */
export function addSignerServe(signer: Command, cli: Cli): void {
  signer
    .command('serve')
    .description('Chạy bộ ký nhật ký như một tiến trình riêng; chỉ nghe trên máy này')
    .option('--folder <thư-mục>', 'nơi giữ khoá và sổ đã ký; không ghi: signer trong thư mục dữ liệu')
    .option('--listen <chỗ-nghe>', 'máy:cổng trên máy này, hoặc unix:/đường/dẫn.sock', '127.0.0.1:4701')
    .option('--token <tệp>', 'tệp giữ mã mà máy chủ phải xuất trình, được tạo nếu chưa có; không ghi: token trong thư mục khoá')
    .option('--name <tên-nhật-ký>', 'tên nhật ký, cho lần chạy đầu (HIEUHOC_LOG_ORIGIN)')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>();
      endOnSignal(await startSigner(options, cli));
    });
}

export async function startSigner(options: ServeOptions, cli: Cli): Promise<Served> {
  const config = configOf(options, cli.env);
  const at = parseListenAddress(options.listen);
  if (at === null) throw wrongListen(options.listen);
  if (!isLocal(at))
    throw new WrongUsage(
      `Bộ ký chỉ nghe trên máy này (127.0.0.1 hoặc unix:/…), không phải "${options.listen}". Từ máy khác hãy đi qua một proxy TLS.`,
      'The signer listens on this machine alone; from another, go through a TLS proxy.',
    );
  const folder = options.folder ?? join(config.HIEUHOC_DATA, 'signer');
  const origin = options.name ?? config.HIEUHOC_LOG_ORIGIN;
  const { token, file } =
    config.HIEUHOC_SIGNER_TOKEN === undefined ? ownToken(folder, options.token) : { token: config.HIEUHOC_SIGNER_TOKEN, file: null };
  const served = await serveSigner({ folder, at, token, ...(origin !== undefined && { origin }) });
  const said = file === null ? '' : `Mã cho máy chủ (HIEUHOC_SIGNER_TOKEN_FILE): ${file}\n`;
  await (options.json === true ? cli.json({ url: served.url, token: file }) : cli.io.out(`Bộ ký đang chạy tại ${served.url}\n${said}`));
  return served;
}

export function addSignerKeys(signer: Command, cli: Cli): void {
  addKeys(signer, cli, 'signer', ['ed25519', 'ml-dsa-44']).option('--name <tên-nhật-ký>', 'tên nhật ký, cho lần đầu');
}

/** What everybody who checks signatures is to be given, on another way than the log. */
export function addKeys(of: Command, cli: Cli, role: Role, types: readonly SignatureType[]): Command {
  return of
    .command('keys')
    .description('In các khoá kiểm chứng (khoá công khai) để giao cho người kiểm tra; lần đầu thì tạo khoá')
    .option('--folder <thư-mục>', `nơi giữ khoá và sổ đã ký; không ghi: ${role} trong thư mục dữ liệu`)
    .option('--renew <loại>', `thay khoá: ${types.join(' hoặc ')}; khoá cũ được giữ cạnh đó, chạy lại bộ ký để dùng khoá mới`)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<KeyOptions>();
      const folder = options.folder ?? join(configOf(options, cli.env).HIEUHOC_DATA, role);
      const type = types.find((one) => one === options.renew);
      if (options.renew !== undefined && type === undefined) throw wrongType(options.renew, types);
      const identity = openIdentity({ folder, role, ...(options.name !== undefined && { name: options.name }) });
      try {
        const keys = shown(identity, type === undefined ? null : renewKey(folder, identity, type));
        await (options.json === true ? cli.json({ name: identity.name, keys }) : cli.io.out(keys.map((key) => `${key}\n`).join('')));
      } finally {
        identity.heads.close();
      }
    });
}

const shown = ({ keys }: Identity, renewed: Identity['keys'][number] | null): string[] =>
  keys.map((key) => formatVerifierKey(verifierKeyOf(key.type === renewed?.type ? renewed : key)));

export function endOnSignal(served: Served): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close().then(() => process.exit(0)));
}

export const wrongListen = (text: string): WrongUsage =>
  new WrongUsage(
    `--listen phải có dạng máy:cổng hoặc unix:/đường/dẫn.sock, không phải "${text}".`,
    '--listen takes host:port or unix:/path.',
  );

const wrongType = (text: string, types: readonly string[]): WrongUsage =>
  new WrongUsage(`--renew phải là một trong: ${types.join(', ')}, không phải "${text}".`, '--renew takes a type of key.');
