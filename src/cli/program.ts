import { Command } from 'commander';
import type { Cli } from './cli';
import { addAccountAdd, addAccountList, addAccountReset } from './verbs/account';
import { addBackup } from './verbs/backup';
import { addDemo } from './verbs/demo';
import { addDossierExport } from './verbs/dossier-export';
import { addDuties } from './verbs/duties';
import { addHistory } from './verbs/history';
import { addLogCopy } from './verbs/log-copy';
import { addLogExport } from './verbs/log-export';
import { addLogVerify } from './verbs/log-verify';
import { addPlanExport } from './verbs/plan-export';
import { addPlanImport } from './verbs/plan-import';
import { addPlanList } from './verbs/plan-list';
import { addProjectionsList } from './verbs/projections-list';
import { addProjectionsRebuild } from './verbs/projections-rebuild';
import { addProjectionsSkip } from './verbs/projections-skip';
import { addRecognitionsImport } from './verbs/recognitions-import';
import { addRemindersSend } from './verbs/reminders-send';
import { addReports } from './verbs/reports';
import { addRestore } from './verbs/restore';
import { addServe } from './verbs/serve';
import { addSignerKeys, addSignerServe } from './verbs/signer';
import { addStatus } from './verbs/status';
import { addTasks } from './verbs/tasks';
import { addWitnessKeys, addWitnessServe } from './verbs/witness';
import { version } from './version';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tuỳ chọn:',
  'Global Options:': 'Tuỳ chọn chung:',
  'Commands:': 'Lệnh:',
};
const EXITS = '\nMã thoát: 0 xong · 1 có điều cần xem hoặc bị từ chối · 2 sai cách dùng · 3 không tới được kho hay máy chủ';

/** Every verb, with what all of them take. Opens nothing. */
export function buildProgram(cli: Cli): Command {
  const program = new Command('hieuhoc')
    .description('Chỉ tiêu, số liệu và lịch sử của các kế hoạch xây dựng xã hội học tập')
    .version(version(), '-V, --version', 'in số phiên bản')
    .option('--json', 'kết quả dạng JSON')
    .option('--server <địa-chỉ>', 'hỏi máy chủ này; không ghi: máy chủ ở HOST và PORT nếu đang chạy, nếu không thì mở kho trực tiếp')
    .option('--local', 'mở kho trực tiếp, không hỏi máy chủ')
    .option('--data <thư-mục>', 'thư mục dữ liệu (HIEUHOC_DATA)')
    .usage('<lệnh> [tuỳ chọn]');
  for (const add of [addServe, addStatus, addHistory, addTasks, addDuties, addReports, addDemo, addBackup, addRestore]) add(program, cli);
  const account = program.command('account').description('Tài khoản và mật khẩu, ngay trên máy giữ kho');
  for (const add of [addAccountAdd, addAccountReset, addAccountList]) add(account, cli);
  const plan = program.command('plan').description('Văn bản kế hoạch');
  for (const add of [addPlanImport, addPlanExport, addPlanList]) add(plan, cli);
  const recognitions = program.command('recognitions').description('Công nhận danh hiệu');
  addRecognitionsImport(recognitions, cli);
  const reminders = program.command('reminders').description('Thư nhắc hạn báo cáo');
  addRemindersSend(reminders, cli);
  const log = program.command('log').description('Nhật ký sự kiện');
  for (const add of [addLogVerify, addLogCopy, addLogExport]) add(log, cli);
  const dossier = program.command('dossier').description('Hồ sơ kiểm chứng mang đi');
  addDossierExport(dossier, cli);
  const projections = program.command('projections').description('Bảng tổng hợp dựng từ nhật ký');
  for (const add of [addProjectionsList, addProjectionsRebuild, addProjectionsSkip]) add(projections, cli);
  const signer = program.command('signer').description('Bộ ký nhật ký');
  for (const add of [addSignerServe, addSignerKeys]) add(signer, cli);
  const witness = program.command('witness').description('Nhân chứng đồng ký nhật ký của đơn vị khác');
  for (const add of [addWitnessServe, addWitnessKeys]) add(witness, cli);
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) settle(command, cli);
  return program.addHelpText('after', EXITS);
}

/** What does not pass from a command to those under it. */
function settle(command: Command, { io }: Cli): void {
  command
    .exitOverride()
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'in hướng dẫn')
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ writeOut: (text) => void io.out(text), writeErr: (text) => io.err(text), outputError: () => undefined });
  if (command.commands.length > 0) command.helpCommand('help [lệnh]', 'in hướng dẫn của một lệnh');
}
