import { readFile } from 'node:fs/promises';
import type { TimedVerifier } from '@hieuhoc/transparency-log';
import type { Command } from 'commander';
import type { Taken, Verified } from '../../backup';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { EXIT, WrongUsage } from '../exit';
import { clockTime, grouped } from '../printing/numbers';
import { Progress } from '../printing/progress';

interface Options extends CommonOptions {
  readonly verify?: true;
  readonly full?: true;
  readonly keepDays: string;
  readonly key?: string;
}

/** As the law on erasing personal data has it; `takeBackup` says the same. */
const MOST_DAYS = 30;

export function addBackup(program: Command, cli: Cli): void {
  program
    .command('backup')
    .description('Sao lưu khi máy chủ đang chạy: lần sau chỉ chép phần mới; không bao giờ chép khoá kho tên và thư mục bộ ký')
    .argument('<thư-mục>', 'ở ổ đĩa khác; rsync hay ổ USB mang đi được')
    .option('--verify', 'không sao lưu, chỉ kiểm tra bản sao lưu ở đó (không cần hệ thống)')
    .option('--full', 'đọc lại toàn bộ nhật ký, so với bản đã sao lưu, ghi lại mọi tệp')
    .option('--keep-days <số>', `giữ các bản cũ của kho tên và kho đăng nhập bấy nhiêu ngày (tối đa ${MOST_DAYS})`, String(MOST_DAYS))
    .option('--key <tệp>', 'khi kiểm tra: khoá kiểm chứng lấy từ nguồn khác, mỗi dòng một khoá')
    .action(async (folder: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.verify === true) return verified(folder, options, cli);
      const keepDays = Number(options.keepDays);
      if (!Number.isInteger(keepDays) || keepDays < 1 || keepDays > MOST_DAYS)
        throw new WrongUsage(`--keep-days là số nguyên từ 1 đến ${MOST_DAYS}.`, `--keep-days is a whole number from 1 to ${MOST_DAYS}.`);
      const { openSystem } = await import('../../backup/system.js');
      const { takeBackup } = await import('../../backup/index.js');
      const system = await openSystem(configOf(options, cli.env));
      const progress = new Progress(cli.io, 'Đã chép');
      try {
        const tell = (done: number): void => progress.at(done, null);
        const taken = await takeBackup(system.source, folder, { keepDays, whole: options.full === true, tell });
        progress.done();
        if (taken.namesMissing.length + taken.evidenceChanged.length + taken.evidenceMissing.length > 0) cli.exitCode = EXIT.finding;
        return await (options.json === true ? cli.json(told(taken)) : cli.io.out(saidOf(folder, taken)));
      } finally {
        await system.close();
      }
    });
}

const told = ({ manifest, ...taken }: Taken) => {
  const { files, keys, ...rest } = manifest;
  return { ...rest, ...taken, files: files.length, keys: keys.length };
};

function saidOf(folder: string, { manifest, ...taken }: Taken): string {
  const { log, checkpoint } = manifest;
  const unsigned = log.size - (checkpoint?.size ?? 0);
  return [
    `Đã sao lưu vào ${folder}: ${grouped(log.size)} sự kiện (${grouped(taken.newEvents)} mới), ${grouped(taken.newFiles)} tệp mới, ${grouped(taken.newBytes)} byte.`,
    `Gốc cây: ${log.root}`,
    checkpoint === null
      ? 'Chưa có chữ ký nào cho nhật ký này.'
      : `Đã ký đến sự kiện thứ ${grouped(checkpoint.size)}${unsigned > 0 ? `; ${grouped(unsigned)} sự kiện cuối chưa có chữ ký` : ''}.`,
    ...(taken.newEvidence > 0 ? [`Tệp minh chứng mới: ${grouped(taken.newEvidence)}.`] : []),
    ...taken.evidenceChanged.map((hash) => `CẢNH BÁO: tệp minh chứng ${hash} không còn đúng nội dung, không sao lưu.`),
    ...taken.evidenceMissing.map((hash) => `CẢNH BÁO: không thấy tệp minh chứng ${hash} mà nhật ký dẫn tới.`),
    ...(taken.namesMissing.length > 0
      ? [`CẢNH BÁO: kho tên thiếu ${taken.namesMissing.length} giá trị mà nhật ký dẫn tới, không có lệnh xoá nào nói đến.`]
      : []),
    'Không có trong bản sao lưu: khoá kho tên (vault.key) và thư mục bộ ký (signer). Hãy giữ chúng ở nơi khác.',
    '',
  ].join('\n');
}

async function verified(folder: string, options: Options, cli: Cli): Promise<void> {
  const { verifyBackup } = await import('../../backup/index.js');
  const keys = options.key === undefined ? [] : await keysIn(options.key);
  const progress = new Progress(cli.io, 'Đã kiểm tra');
  const result = await verifyBackup(folder, keys, (done, of) => progress.at(done, of));
  progress.done();
  if (result.found.length > 0) cli.exitCode = EXIT.finding;
  const { manifest, found, signed, ownKeys } = result;
  const json = {
    sound: found.length === 0,
    found,
    size: manifest?.log.size ?? null,
    root: manifest?.log.root ?? null,
    takenAt: manifest?.takenAt ?? null,
  };
  const by = signed === null ? null : { size: signed.size, origin: signed.origin, by: signed.by, keysFromBackup: ownKeys };
  return options.json === true ? cli.json({ ...json, signed: by }) : cli.io.out(verdictOf(folder, result));
}

function verdictOf(folder: string, { manifest, found, signed, ownKeys }: Verified): string {
  if (found.length > 0)
    return `${folder}: HỎNG.\n${found.map(({ vi, code }) => `  - ${vi} [${code}]\n`).join('')}Hãy lấy một bản sao khác; nếu hệ thống còn chạy, chạy lại hieuhoc backup ${folder}.\n`;
  const size = manifest?.log.size ?? 0;
  const bySigner =
    signed === null || signed.by.length === 0
      ? 'Không có chữ ký để đối chiếu: chỉ biết bản sao lưu nguyên vẹn từ lúc ghi.'
      : `Chữ ký của ${[...new Set(signed.by)].join(', ')} khớp đến sự kiện thứ ${grouped(signed.size)}${ownKeys ? ' (khoá kèm trong chính bản sao lưu: hãy đối chiếu với khoá giữ ở nơi khác bằng --key)' : ''}.`;
  return `${folder}: ĐẠT. ${grouped(size)} sự kiện, sao lưu lúc ${clockTime(manifest?.takenAt ?? '')}.\n${bySigner}\n`;
}

/** Throws KeyFileMalformed. */
export async function keysIn(file: string): Promise<readonly TimedVerifier[]> {
  const { KeyFileMalformed, parseKeys } = await import('../../backup/index.js');
  const keys = parseKeys(await readFile(file, 'utf8'));
  if (keys === null || keys.length === 0) throw new KeyFileMalformed(file);
  return keys;
}
