import type { Command } from 'commander';
import { actorOf } from '../asking/actor';
import { listFile } from '../asking/list-file';
import { withWriter } from '../asking/open-writer';
import type { CommonOptions } from '../asking/settings';
import type { ListImported } from '../asking/writer';
import type { Cli } from '../cli';
import { EXIT } from '../exit';
import { grouped } from '../printing/numbers';

interface Options extends CommonOptions {
  readonly as: string;
  readonly dryRun?: true;
  readonly title?: string;
  readonly decisionNumber?: string;
  readonly decisionIssuedOn?: string;
  readonly decisionIssuer?: string;
  readonly recognisedOn?: string;
  readonly validUntil?: string;
  readonly level?: string;
}

const HEAD = ['title', 'decisionNumber', 'decisionIssuedOn', 'decisionIssuer', 'recognisedOn', 'validUntil', 'level'] as const;

export function addRecognitionsImport(recognitions: Command, cli: Cli): void {
  recognitions
    .command('import')
    .description('Công nhận theo một quyết định, mỗi dòng của tệp một đối tượng; nạp lại đúng tệp cũ thì chỉ ghi phần còn thiếu')
    .argument('<tệp>', 'danh sách .json, hoặc .csv (cột subject, area, name, from, score, level, criteriaVersion)')
    .requiredOption('--as <người>', 'mã người thực hiện')
    .option('--dry-run', 'chỉ cho biết từng dòng sẽ ra sao, không ghi gì')
    .option('--title <mã>', 'danh hiệu (khi tệp là CSV)')
    .option('--decision-number <số>', 'số quyết định (khi tệp là CSV)')
    .option('--decision-issued-on <ngày>', 'ngày quyết định (khi tệp là CSV)')
    .option('--decision-issuer <cơ-quan>', 'nơi ra quyết định (khi tệp là CSV)')
    .option('--recognised-on <ngày>', 'ngày công nhận (khi tệp là CSV)')
    .option('--valid-until <ngày>', 'ngày hết hạn, nếu khác quy định của danh hiệu')
    .option('--level <mã>', 'mức, của những dòng không ghi mức')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const actor = actorOf(options.as);
      const file = listFile(name, headOf(options));
      await withWriter(options, cli, async (writer) => {
        const done = await writer.importList(file, actor, options.dryRun === true);
        if (options.json === true) await cli.json(done);
        else await cli.io.out(said(name, done));
        if (done.refused > 0) cli.exitCode = EXIT.finding;
      });
    });
}

const headOf = (options: Options): Readonly<Record<string, string>> =>
  Object.fromEntries(HEAD.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])));

function said(name: string, { import: id, dryRun, rows, granted, registered, refused, outcomes }: ListImported): string {
  const verb = dryRun ? 'sẽ công nhận' : 'đã công nhận';
  const head = `${name}: ${grouped(rows)} dòng, ${verb} ${grouped(granted)} (đăng ký mới ${grouped(registered)}), từ chối ${grouped(refused)}. Lượt nạp ${id}\n`;
  const lines = outcomes.flatMap((one) => (one.outcome === 'refused' ? [`  dòng ${one.row}: ${one.message} (${one.code})\n`] : []));
  return head + lines.join('');
}
