import type { Command } from 'commander';
import { withLocalAccounts } from '../asking/local-accounts';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { EXIT } from '../exit';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly dryRun?: true;
}

interface Row {
  readonly account: string;
  readonly reminders: number;
  readonly addressed: boolean;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Tài khoản', of: ({ account }) => account },
  { title: 'Việc cần nhắc', of: ({ reminders }) => String(reminders) },
  { title: 'Có thư', of: ({ addressed }) => (addressed ? 'có' : 'không có địa chỉ, hoặc không muốn nhận') },
];

/** A running server writes by itself; this is for a machine whose server does not run, and for looking at what would be sent. */
export function addRemindersSend(reminders: Command, cli: Cli): void {
  reminders
    .command('send')
    .description('Gửi thư nhắc của hôm nay: mỗi người một thư, không nhắc hai lần một việc')
    .option('--dry-run', 'chỉ xem ai sẽ được nhắc, không gửi')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withLocalAccounts(options, cli, async (writer) => {
        await writer.caughtUp();
        const mails = writer.reminders();
        if (options.dryRun === true) {
          const items = await mails.planned();
          return options.json === true ? cli.json({ items }) : cli.io.out(table(COLUMNS, items));
        }
        const sent = await mails.send();
        if (sent.failed + sent.refused + sent.left > 0) cli.exitCode = EXIT.finding;
        if (options.json === true) return cli.json(sent);
        return cli.io.out(
          `Ngày ${sent.day}: đã gửi ${sent.sent}, chưa gửi được ${sent.failed}, bị từ chối ${sent.refused}, không có địa chỉ ${sent.unaddressed}, còn lại ${sent.left}.\n`,
        );
      });
    });
}
