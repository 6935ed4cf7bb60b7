import type { Command } from 'commander';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { grouped } from '../printing/numbers';

interface Options extends CommonOptions {
  readonly plan?: string;
  readonly indicator?: string;
  readonly area?: string;
  readonly period?: string;
  readonly on?: string;
  readonly basis?: string;
  readonly asOf?: string;
  readonly held?: string;
}

export function addDossierExport(dossier: Command, cli: Cli): void {
  dossier
    .command('export')
    .description('Hồ sơ kiểm chứng (.hoso): số liệu, các sự kiện làm căn cứ và bằng chứng là đủ, không bị sửa; ra đầu ra chuẩn')
    .option('--plan <kế-hoạch>', 'mã kế hoạch; không ghi gì cả: toàn bộ nhật ký')
    .option('--indicator <chỉ-số>', 'chỉ các chỉ tiêu đo chỉ số này')
    .option('--area <địa-bàn>', 'mã địa bàn; không ghi: địa bàn của kế hoạch')
    .option('--period <kỳ>', 'kỳ số liệu, ví dụ 2015-H1, hoặc latest')
    .option('--on <ngày>', 'xét vào ngày này; không ghi: hôm nay')
    .option('--basis <loại>', 'reported: số đã báo cáo (mặc định); verified: số đã xác minh')
    .option('--as-of <thời-điểm>', 'lần niêm phong gần nhất trước thời điểm hoặc cỡ nhật ký này; không ghi: lần mới nhất')
    .option('--held <cỡ,…>', 'cỡ của các giấy chốt cũ đang giữ, để so được với hồ sơ')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const { plan, indicator, area, period, on, basis, asOf, held } = options;
        let characters = 0;
        for await (const piece of await reader.dossier({ plan, indicator, area, period, on, basis, asOf, held })) {
          characters += piece.length;
          await cli.io.out(piece);
        }
        cli.io.err(`${grouped(characters)} ký tự. Kiểm bằng: node kiem-chung.mjs <tệp> --key <khoá công khai của nhật ký>\n`);
      });
    });
}
