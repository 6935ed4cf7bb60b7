import type { Command } from 'commander';
import type { Outcome } from '../../platform/sealing/verify';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { EXIT } from '../exit';
import type { VerifyOptions } from '../log-verify/verify-log';
import { Progress } from '../printing/progress';

const SAID: Readonly<Record<Outcome['outcome'], string>> = { passed: 'ĐẠT', failed: 'KHÔNG ĐẠT', 'not-done': 'CHƯA KIỂM' };

export function addLogVerify(log: Command, cli: Cli): void {
  log
    .command('verify')
    .description('Tính lại mã băm của mọi sự kiện và so với bản niêm phong, các tờ chốt đã ký; chỉ ra sự kiện đầu tiên bị sửa, xoá, chen')
    .option('--against-store', 'với EventStoreDB: đọc lại cả kho, so từng sự kiện và từng chuỗi')
    .option('--projections', 'dựng lại các bảng tổng hợp từ nhật ký và so với điều đã niêm phong')
    .option('--checkpoint <tệp>', 'một tờ chốt giữ ở nơi khác: nhật ký hôm nay phải bắt đầu bằng nó')
    .option('--key <tệp>', 'khoá kiểm chứng lấy từ nguồn khác, mỗi dòng một khoá: kiểm cả chữ ký')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & VerifyOptions>();
      const { verifyLog } = await import('../log-verify/verify-log.js');
      const progress = new Progress(cli.io, 'Đã tính lại');
      const outcomes = await verifyLog(configOf(options, cli.env), options, (done, of) => progress.at(done, of));
      progress.done();
      const ok = outcomes.every(({ outcome }) => outcome !== 'failed');
      if (!ok) cli.exitCode = EXIT.finding;
      if (options.json === true) return cli.json({ ok, checks: outcomes });
      const lines = outcomes.map(({ outcome, messageVi }) => `${SAID[outcome].padEnd(9)}  ${messageVi}\n`);
      return cli.io.out(`${lines.join('')}${conclusionOf(outcomes)}\n`);
    });
}

function conclusionOf(outcomes: readonly Outcome[]): string {
  if (outcomes.some(({ outcome }) => outcome === 'failed')) return 'CÓ ĐIỀU KHÔNG KHỚP: giữ nguyên mọi tệp, xem docs/operations.md.';
  const open = outcomes.filter(({ outcome }) => outcome === 'not-done').length;
  return open === 0 ? 'Không thấy dấu hiệu bị sửa.' : `Không thấy dấu hiệu bị sửa trong những gì đã kiểm; ${open} điều chưa kiểm.`;
}
