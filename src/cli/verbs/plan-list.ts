import type { Command } from 'commander';
import type { PlanSummary } from '../../plans/plan.reader';
import { allPages } from '../asking/all-pages';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';
import { table, type Column } from '../printing/table';

interface Options extends CommonOptions {
  readonly area?: string;
  readonly asOf?: string;
}

const COLUMNS: readonly Column<PlanSummary>[] = [
  { title: 'Kế hoạch', of: ({ plan }) => plan },
  { title: 'Số', of: ({ number }) => number ?? '(không số)' },
  { title: 'Ban hành', of: ({ issuedOn }) => issuedOn ?? '' },
  { title: 'Địa bàn', of: ({ area }) => area },
  { title: 'Thời gian', of: ({ period }) => `${period.from} – ${period.to}` },
  { title: 'Chỉ tiêu', of: ({ targets }) => String(targets), right: true },
  { title: 'Báo cáo', of: ({ duties }) => String(duties), right: true },
  { title: 'Nhiệm vụ', of: ({ tasks }) => String(tasks), right: true },
  { title: 'Khép lại', of: ({ closedOn }) => closedOn ?? '' },
  { title: 'Cơ quan', of: ({ issuer }) => issuer },
];

export function addPlanList(plan: Command, cli: Cli): void {
  plan
    .command('list')
    .description('Các kế hoạch đã ban hành')
    .option('--area <địa-bàn>', 'chỉ kế hoạch của địa bàn này')
    .option('--as-of <thời-điểm>', 'theo những gì đã biết khi đó: một thời điểm, hoặc cỡ nhật ký')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      await withReader(options, cli, async (reader) => {
        const page = await allPages((query) => reader.plans(query), { area: options.area, asOf: options.asOf });
        await (options.json === true ? cli.json(page) : cli.io.out(table(COLUMNS, page.items)));
      });
    });
}
