import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { OneTimePassword } from '../../accounts';
import { ROLES, type Role } from '../../platform/access/actions';
import type { CommandContext } from '../../platform/commands/context';
import { withLocalAccounts } from '../asking/local-accounts';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { WrongUsage } from '../exit';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly machine?: true;
  readonly role?: string;
  readonly area?: string;
  readonly reason?: string;
  readonly secondFactor?: true;
}

interface Row {
  readonly login: string;
  readonly account: string;
  readonly password: string;
  readonly secondFactor: string;
}

/** Whoever stands at the machine; no account of its own. */
const OPERATOR = 'hieuhoc-cli';
const contextNow = (): CommandContext => ({ actor: OPERATOR, correlationId: randomUUID(), now: new Date() });

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Tên đăng nhập', of: ({ login }) => login },
  { title: 'Tài khoản', of: ({ account }) => account },
  { title: 'Mật khẩu', of: ({ password }) => password },
  { title: 'Hai lớp', of: ({ secondFactor }) => secondFactor },
];

export function addAccountAdd(account: Command, cli: Cli): void {
  account
    .command('add')
    .argument('<tên-đăng-nhập>')
    .description('Mở tài khoản; in mật khẩu một lần (của chương trình: khoá bí mật)')
    .option('--machine', 'tài khoản của một chương trình')
    .option('--role <vai-trò>', `cấp ngay một vai trò: ${ROLES.join(', ')}`)
    .option('--area <địa-bàn>', 'địa bàn của vai trò; không ghi: cả nước')
    .option('--reason <lý-do>', 'lý do, ghi vào nhật ký', 'mở từ dòng lệnh')
    .action(async (login: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const role = roleOf(options.role);
      await withLocalAccounts(options, cli, async (writer) => {
        const { accounts, credentials } = writer.people();
        const [context, reason] = [contextNow(), options.reason ?? ''];
        if (options.machine !== true) credentials.requireFree(login);
        const { account } = await accounts.open({ kind: options.machine === true ? 'machine' : 'person' }, context);
        if (role !== null) await accounts.grant(account, { role, area: options.area ?? null, reason }, context);
        if (options.machine === true) {
          const { secret } = await credentials.newMachineSecret(account, reason, context);
          return options.json === true
            ? cli.json({ account, secret })
            : cli.io.out(`Mã: ${account}\nKhoá bí mật (chỉ hiện lần này): ${secret}\n`);
        }
        return shown(await credentials.resetPassword(account, login, reason, context), options, cli);
      });
    });
}

export function addAccountReset(account: Command, cli: Cli): void {
  account
    .command('reset')
    .argument('<tên-đăng-nhập>', 'tên đăng nhập, hoặc mã tài khoản')
    .description('Cấp lại mật khẩu một lần; mọi phiên của tài khoản kết thúc')
    .option('--second-factor', 'xoá cả thiết bị xác thực hai lớp')
    .option('--reason <lý-do>', 'lý do, ghi vào nhật ký', 'cấp lại từ dòng lệnh')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withLocalAccounts(options, cli, async (writer) => {
        const { credentials, stores } = writer.people();
        const [context, reason] = [contextNow(), options.reason ?? ''];
        const account = stores.credentials.find(name)?.account;
        if (account === undefined) throw unknownLogin(name);
        if (options.secondFactor === true) await credentials.removeSecondFactor(account, reason, context);
        await shown(await credentials.resetPassword(account, undefined, reason, context), options, cli);
      });
    });
}

export function addAccountList(account: Command, cli: Cli): void {
  account
    .command('list')
    .description('Các tài khoản có tên đăng nhập')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withLocalAccounts(options, cli, async (writer) => {
        const { stores } = writer.people();
        const rows = stores.credentials.all().map(({ login, account, mustChange }) => ({
          login,
          account,
          password: mustChange ? 'dùng một lần' : 'riêng',
          secondFactor: stores.secondFactors.enrolled(account) ? 'có' : '',
        }));
        await (options.json === true ? cli.json({ items: rows }) : cli.io.out(table(COLUMNS, rows)));
      });
    });
}

async function shown({ account, login, password, validUntil }: OneTimePassword, options: Options, cli: Cli): Promise<void> {
  if (options.json === true) return cli.json({ account, login, password, validUntil });
  return cli.io.out(
    `Tài khoản: ${account}\nTên đăng nhập: ${login}\nMật khẩu một lần (chỉ hiện lần này, hết hạn sau 7 ngày): ${password}\n`,
  );
}

function roleOf(text: string | undefined): Role | null {
  const role = ROLES.find((one) => one === text);
  if (text !== undefined && role === undefined)
    throw new WrongUsage(`--role phải là một trong: ${ROLES.join(', ')}, không phải "${text}".`, '--role takes one of the roles.');
  return role ?? null;
}

const unknownLogin = (name: string): WrongUsage =>
  new WrongUsage(`Không có tên đăng nhập "${name}". Xem: hieuhoc account list.`, `There is no login ${name}.`);
