import type { Command } from 'commander';
import type { Restored } from '../../backup';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import type { LogPlace } from '../../platform/event-store/open-log';
import { WrongUsage } from '../exit';
import { placeOf } from '../log-copy/place';
import { clockTime, grouped } from '../printing/numbers';
import { Progress } from '../printing/progress';
import { keysIn } from './backup';

interface Options extends CommonOptions {
  readonly into: string;
  readonly to?: string;
  readonly signer?: string;
  readonly checkpoint: readonly string[];
  readonly key?: string;
  readonly bundles?: string;
  readonly unchecked?: true;
  readonly newOrigin?: true;
  readonly reason?: string;
  readonly as?: string;
}

export function addRestore(program: Command, cli: Cli): void {
  program
    .command('restore')
    .description('Dựng lại một thư mục dữ liệu trống từ bản sao lưu: chứng minh từng sự kiện, không rẽ nhánh lịch sử')
    .argument('<bản-sao-lưu>', 'thư mục mà hieuhoc backup đã ghi')
    .requiredOption('--into <thư-mục>', 'thư mục dữ liệu mới, trống (chỉ được có sẵn vault.key và signer)')
    .option('--to <địa-chỉ>', 'nhật ký vào máy chủ EventStoreDB trống: esdb://…, hoặc configured (theo cấu hình)')
    .option('--signer <thư-mục>', 'thư mục của bộ ký, để biết nhật ký đã được ký đến đâu')
    .option('--checkpoint <tệp>', 'giấy chứng nhận gốc cây còn giữ được; dùng được nhiều lần', collect, [])
    .option('--key <tệp>', 'khoá kiểm chứng lấy từ nguồn khác, mỗi dòng một khoá')
    .option('--bundles <thư-mục>', 'bản gương có các gói sự kiện mà bản sao lưu còn thiếu')
    .option('--unchecked', 'không có gì để đối chiếu đã ký đến đâu, vẫn khôi phục')
    .option('--new-origin', 'phần thiếu mất hẳn: đi tiếp dưới tên gốc mới, có ghi lại gốc cũ (cần --reason và --as)')
    .option('--reason <căn-cứ>', 'căn cứ của --new-origin')
    .option('--as <tài-khoản>', 'ai quyết định --new-origin')
    .action(async (folder: string, _: unknown, command: Command) => {
      const { restoreBackup } = await import('../../backup/index.js');
      const { rememberedHeads } = await import('../../backup/remembered-heads.js');
      const { evidenceElsewhere } = await import('../../backup/system.js');
      const options = command.optsWithGlobals<Options>();
      const config = configOf(options, cli.env);
      const keys = options.key === undefined ? [] : await keysIn(options.key);
      const { into, checkpoint: checkpoints, signer, bundles } = options;
      const silent = (who: string): void => cli.io.err(`${who} không trả lời, không đối chiếu được.\n`);
      const whom = { config, into, checkpoints, keys, silent, ...(signer !== undefined && { signer }) };
      const newOrigin = originOf(options);
      const to = options.to === undefined ? null : serverOf(placeOf(options.to, config));
      const progress = new Progress(cli.io, 'Đã khôi phục');
      const evidence = evidenceElsewhere(config.HIEUHOC_EVIDENCE_URL);
      const restored = await restoreBackup(folder, into, {
        keys,
        heads: (manifest) => rememberedHeads(whom, manifest),
        unchecked: options.unchecked === true,
        evidence,
        tell: (done, of) => progress.at(done, of),
        ...(bundles !== undefined && { bundles }),
        ...(to !== null && { to }),
        ...(newOrigin !== null && { newOrigin }),
      });
      progress.done();
      return options.json === true ? cli.json({ into, ...told(restored) }) : cli.io.out(saidOf(into, restored));
    });
}

function serverOf(place: LogPlace): LogPlace {
  if (place.kind === 'eventstoredb') return place;
  throw new WrongUsage(
    '--to là địa chỉ esdb://… hoặc configured; một tệp thì đã có --into.',
    '--to is esdb://… or configured; for a file there is --into.',
  );
}

const collect = (file: string, before: readonly string[]): readonly string[] => [...before, file];

function originOf({ newOrigin, reason, as: actor }: Options): { readonly reason: string; readonly actor: string } | null {
  if (newOrigin !== true) return null;
  if (reason === undefined || actor === undefined)
    throw new WrongUsage(
      '--new-origin cần --reason và --as: sự kiện đầu tiên ghi ai quyết định và vì sao.',
      '--new-origin needs --reason and --as.',
    );
  return { reason, actor };
}

const told = ({ signed, ...restored }: Restored) => ({ ...restored, signed: signed && { size: signed.size, origin: signed.origin } });

function saidOf(into: string, { size, root, recordedAt, signed, asked, lost, databases, evidence }: Restored): string {
  return [
    `Đã khôi phục vào ${into}: ${grouped(size)} sự kiện${recordedAt === null ? '' : `, sự kiện cuối ghi lúc ${clockTime(recordedAt)}`}; ${databases.join(', ') || 'không có kho phụ'}; ${grouped(evidence)} tệp minh chứng.`,
    `Gốc cây đúng như lúc sao lưu: ${root}`,
    signed === null ? 'Bản sao lưu không có chữ ký nào.' : `Đã ký đến sự kiện thứ ${grouped(signed.size)} (${signed.origin}).`,
    asked.length === 0
      ? 'KHÔNG đối chiếu được với ai xem có thiếu phần cuối hay không.'
      : `${lost === null ? 'Không thiếu gì so với' : 'Đã đối chiếu với'}: ${asked.join('; ')}.`,
    ...(lost === null ? [] : [`MẤT các sự kiện thứ ${lost.from} đến ${lost.to}; đã ghi vào nhật ký dưới gốc mới.`]),
    'Trước khi chạy: đặt lại vault.key (hoặc HIEUHOC_VAULT_KEY) và thư mục signer (hoặc HIEUHOC_SIGNER_URL). Mọi người sẽ đăng nhập lại.',
    '',
  ].join('\n');
}
