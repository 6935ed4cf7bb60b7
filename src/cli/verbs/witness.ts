import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseListenAddress, readKnownLogs, serveWitness, type Served } from '../../signer';
import { configOf } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';
import { addKeys, endOnSignal, wrongListen, type KeyOptions } from './signer';

interface ServeOptions extends KeyOptions {
  readonly listen: string;
  readonly logs: string;
}

/** Returns when it listens; the process goes on until it is told to end. */
export function addWitnessServe(witness: Command, cli: Cli): void {
  witness
    .command('serve')
    .description('Chạy nhân chứng: đồng ký nhật ký của đơn vị khác khi nó nối tiếp những gì đã thấy (C2SP tlog-witness)')
    .option('--folder <thư-mục>', 'nơi giữ khoá và sổ đã đồng ký; không ghi: witness trong thư mục dữ liệu')
    .option('--listen <chỗ-nghe>', 'máy:cổng, hoặc unix:/đường/dẫn.sock', '127.0.0.1:4702')
    .option('--name <tên>', 'tên nhân chứng, cho lần chạy đầu, ví dụ thanhtra.example.vn/w1')
    .requiredOption('--logs <tệp>', 'các nhật ký được đồng ký: mỗi dòng một khoá kiểm chứng')
    .action(async (_: unknown, command: Command) => {
      endOnSignal(await startWitness(command.optsWithGlobals<ServeOptions>(), cli));
    });
}

export async function startWitness(options: ServeOptions, cli: Cli): Promise<Served> {
  const at = parseListenAddress(options.listen);
  if (at === null) throw wrongListen(options.listen);
  const { logs, wrong } = readKnownLogs(textOf(options.logs));
  if (wrong.length > 0 || logs.length === 0) throw wrongLogs(options.logs, wrong);
  const folder = options.folder ?? join(configOf(options, cli.env).HIEUHOC_DATA, 'witness');
  const served = await serveWitness({ folder, at, logs, ...(options.name !== undefined && { name: options.name }) });
  const origins = logs.map(({ origin }) => origin);
  await (options.json === true
    ? cli.json({ url: served.url, logs: origins })
    : cli.io.out(`Nhân chứng đang chạy tại ${served.url}\nĐồng ký: ${origins.join(', ')}\n`));
  return served;
}

export function addWitnessKeys(witness: Command, cli: Cli): void {
  addKeys(witness, cli, 'witness', ['ed25519-cosignature', 'ml-dsa-44']).option('--name <tên>', 'tên nhân chứng, cho lần đầu');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUsage(`Không đọc được tệp ${file}. Hãy kiểm tra --logs.`, `${file} cannot be read.`);
  }
}

const wrongLogs = (file: string, lines: readonly number[]): WrongUsage =>
  new WrongUsage(
    lines.length === 0 ? `${file} không có khoá nào.` : `${file}: dòng ${lines.join(', ')} không phải khoá kiểm chứng (tên+mã+khoá).`,
    `${file} holds lines that are no verifier keys.`,
  );
