import { dutyPeriod } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { Commands } from '../platform/commands/commands';
import type { ReportCase } from './report.case';
import { reportDecider } from './report.decider';
import { ReportRefused } from './report.errors';
import { acceptancesOf } from './report.queries';
import { reportStream, type IncludedReport, type ReportKey } from './report.events';

/** The reports below that an upper office's report rests on. */
export class IncludedReports {
  constructor(
    private readonly commands: Commands,
    private readonly read: ReadModels,
  ) {}

  /**
   * Accepted reports that this reporter received, for periods ending in its own: of duties with the same rhythm, else of all. That a
   * report was accepted is a fact about a named revision, so a read model may say it.
   */
  async standing({ plan, reporter }: ReportKey, { duty, dutyPlan, plan: issued, period }: ReportCase): Promise<readonly IncludedReport[]> {
    const below = issued.document.duties.filter(({ id, to, via }) => id !== duty.id && (to === reporter || via === reporter));
    const alike = below.filter(({ every }) => every === duty.every);
    const included: IncludedReport[] = [];
    for (const lower of alike.length > 0 ? alike : below) {
      for (const { reporter: from, period: about, submission } of await acceptancesOf(this.read, plan, lower.id)) {
        const last = dutyPeriod(dutyPlan, lower, about)?.last ?? '';
        if (last >= period.first && last <= period.last) included.push({ duty: lower.id, reporter: from, period: about, submission });
      }
    }
    return included;
  }

  /** Each was accepted at exactly that submission. Throws ReportRefused. */
  async check(includes: readonly IncludedReport[], { plan }: ReportKey, { plan: issued }: ReportCase): Promise<readonly IncludedReport[]> {
    for (const { submission, ...key } of includes) {
      const known = issued.document.duties.some(({ id }) => id === key.duty);
      const { state } = await this.commands.current(reportDecider, reportStream({ plan, ...key }));
      if (!known || !state.accepted.includes(submission)) throw notAccepted({ submission, ...key });
    }
    return includes;
  }
}

const notAccepted = (report: IncludedReport): ReportRefused =>
  new ReportRefused(
    'included-not-accepted',
    `Báo cáo ${report.duty} của ${report.reporter}, kỳ ${report.period} chưa được chấp nhận (lần nộp ${report.submission}). Chỉ tổng hợp báo cáo đã chấp nhận.`,
    'A report that is included was not accepted at that submission.',
    { report },
  );
