import { DomainError } from '@hieuhoc/event-store';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Cli } from '../cli';
import { grouped } from '../printing/numbers';
import { findServer } from './find-server';
import type { Reader } from './reader';
import { ServerReader } from './server-reader';
import { configOf, type CommonOptions } from './settings';

/** A server where one runs, else the stores themselves, opened for reading only. The caller closes it. */
export async function openReader(options: CommonOptions, { io, env }: Cli): Promise<Reader> {
  const config = configOf(options, env);
  const api = await findServer(options, config, io);
  if (api !== null) return new ServerReader(api);
  const { logPlace, openLog } = await import('../../platform/event-store/open-log.js');
  const { openReadModels } = await import('../../platform/read-db/index.js');
  const { LocalReader } = await import('./local-reader.js');
  const place = logPlace(config);
  if (place.kind === 'sqlite' && !existsSync(place.path)) throw new NoLogYet(place.path);
  const store = await openLog(place, { readonly: true });
  const { storedSeals } = await import('../../history/dossiers/stored-seals.js');
  const reader = new LocalReader(store, openReadModels(join(config.HIEUHOC_DATA, 'read.db')), () => storedSeals(config.HIEUHOC_DATA));
  io.err(`Trực tiếp từ ${config.HIEUHOC_DATA}\n`);
  const behind = await reader.behind();
  if (behind !== null && behind > 0) io.err(`Bảng tổng hợp còn thiếu ${grouped(behind)} sự kiện cuối; máy chủ chạy lên là đủ.\n`);
  return reader;
}

export async function withReader(options: CommonOptions, cli: Cli, work: (reader: Reader) => Promise<void>): Promise<void> {
  const reader = await openReader(options, cli);
  try {
    await work(reader);
  } finally {
    await reader.close();
  }
}

class NoLogYet extends DomainError {
  readonly code = 'no-log-yet';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(path: string) {
    super(`There is no log at ${path} and no server answers: start one, or name the data folder.`, { path });
    this.messageVi = `Chưa có nhật ký ở ${path} và không có máy chủ nào đang chạy. Hãy chạy npm start, hoặc chỉ đúng thư mục bằng --data.`;
  }
}
