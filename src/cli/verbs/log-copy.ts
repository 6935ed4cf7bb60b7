import type { Command } from 'commander';
import { openLog } from '../../platform/event-store/open-log';
import { configOf, type CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';
import { copyLog, type Step } from '../log-copy/copy-log';
import { isSame, nameOf, placeOf } from '../log-copy/place';
import { grouped } from '../printing/numbers';
import { Progress } from '../printing/progress';

interface Options extends CommonOptions {
  readonly from: string;
  readonly to: string;
}

const DOING: Readonly<Record<Step, string>> = { match: 'Đối chiếu phần đã có', copy: 'Đã chép', prove: 'Đối chiếu toàn bộ' };

export function addLogCopy(log: Command, cli: Cli): void {
  log
    .command('copy')
    .description('Chép nhật ký giữa SQLite và EventStoreDB, rồi đọc lại cả hai và chứng minh giống nhau; chạy lại thì chép tiếp')
    .requiredOption('--from <nguồn>', 'tệp SQLite, địa chỉ esdb://…, hoặc configured (theo cấu hình)')
    .requiredOption('--to <đích>', 'như trên; trống, hoặc đang giữ phần đầu của nguồn')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const config = configOf(options, cli.env);
      const [from, to] = [placeOf(options.from, config), placeOf(options.to, config)];
      if (isSame(from, to)) throw new WrongUsage('--from và --to là cùng một nhật ký.', '--from and --to are the same log.');
      const source = await openLog(from, { readonly: true });
      try {
        const target = await openLog(to);
        try {
          const { logSize } = await source.head();
          const copied = await copyLog(source, target, reporter(cli, logSize));
          if (options.json === true) return await cli.json({ from: nameOf(from), to: nameOf(to), ...copied });
          const { alreadyThere, events, digest } = copied;
          await cli.io.out(
            `Đã chép ${grouped(copied.copied)} sự kiện từ ${nameOf(from)} sang ${nameOf(to)} (${grouped(alreadyThere)} đã có từ trước).\n` +
              `Đọc lại cả hai: ${grouped(events)} sự kiện giống nhau về mã, loại, chuỗi, phiên bản, thời điểm ghi, nội dung và thông tin kèm theo.\n` +
              `SHA-256: ${digest}\n`,
          );
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    });
}

/** A line of progress for each step, begun when the step first tells of itself. */
function reporter({ io }: Cli, of: number | null): (step: Step, done: number) => void {
  let current: { readonly step: Step; readonly progress: Progress } | null = null;
  return (step, done) => {
    if (current?.step !== step) {
      current?.progress.done();
      current = { step, progress: new Progress(io, DOING[step]) };
    }
    current.progress.at(done, of);
    if (done === of) current.progress.done();
  };
}
