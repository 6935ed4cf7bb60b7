import {
  areaOfReporter,
  dutyPeriod,
  dutyPeriods,
  isReporter,
  receiversOn,
  responsibleOn,
  type Duty,
  type DutyGround,
  type DutyPeriod,
  type DutyPlan,
} from '@hieuhoc/indicator-maths';
import type { Commands } from '../platform/commands/commands';
import { latest } from '../platform/commands/commands';
import { Unknown } from '../platform/http/errors';
import { planDecider, type IssuedPlan } from '../plans';
import { planStream } from '../plans/plan.events';
import { bodiesOf, dutyPlanOf, periodNamed } from './ground';
import type { GroundNow } from './ground-now';
import { reportDecider } from './report.decider';
import { ReportRefused } from './report.errors';
import { reportStream, type ReportKey } from './report.events';

type IssuedDuty = IssuedPlan['document']['duties'][number];

/** One report, placed: whose duty it answers, who stands for the reporter and for the receivers today. */
export interface PlacedReport {
  readonly plan: IssuedPlan;
  readonly dutyPlan: DutyPlan;
  readonly duty: IssuedDuty;
  readonly ground: DutyGround;
  /** The reporter's own area, ended or not. */
  readonly area: string;
  readonly responsible: readonly string[];
  readonly receivers: readonly string[];
  readonly position: string | null;
}

/** With what is due. */
export interface ReportCase extends PlacedReport {
  readonly period: DutyPeriod;
}

/** Finds out, from the log as it stands now, what a report is about. */
export class ReportCases {
  constructor(
    private readonly commands: Commands,
    private readonly grounds: GroundNow,
  ) {}

  /** For a submission or an extension: throws where plan, duty, reporter or period are not, or nobody waits for the report. */
  async of(key: ReportKey, today: string): Promise<ReportCase> {
    const placed = await this.placed(key, today);
    const { dutyPlan, duty, ground } = placed;
    // What has begun goes on, though a change of areas that became known since says that it was not expected.
    const begun = await this.hasBegun(key);
    const period = dutyPeriod(dutyPlan, duty, key.period) ?? (begun ? periodNamed(dutyPlan, key.period) : null);
    if (period === null) throw wrongPeriod(dutyPlan, duty, key.period);
    if (today < period.first) throw notBegun(period);
    if (!begun && !isReporter(dutyPlan, duty, key.reporter, period, ground)) throw notExpected(key, period);
    return { ...placed, period };
  }

  /** For a decision: whose dossier it is, and who may decide. */
  async placed(key: ReportKey, today: string): Promise<PlacedReport> {
    const { state: plan, position: planPosition } = await this.commands.current(planDecider, planStream(key.plan));
    if (plan === null) throw new Unknown('plan', key.plan);
    const duty = plan.document.duties.find(({ id }) => id === key.duty);
    if (duty === undefined) throw unknownDuty(key);
    const { ground, position } = await this.grounds.of(bodiesOf(duty));
    if ('each' in duty.from && ground.hierarchy.area(key.reporter) === undefined) throw new Unknown('area', key.reporter);
    const dutyPlan = dutyPlanOf(plan);
    const area = areaOfReporter(duty, key.reporter, today, ground) ?? '';
    const responsible = responsibleOn(duty, key.reporter, today, ground);
    const receivers = receiversOn(dutyPlan, duty, key.reporter, today, ground).map((receiver) => receiver.area);
    return { plan, dutyPlan, duty, ground, area, responsible, receivers, position: latest(planPosition, position) ?? null };
  }

  private async hasBegun(key: ReportKey): Promise<boolean> {
    return (await this.commands.current(reportDecider, reportStream(key))).state.first !== null;
  }
}

const unknownDuty = ({ plan, duty }: ReportKey): ReportRefused =>
  new ReportRefused(
    'unknown-duty',
    `Kế hoạch ${plan} không có chế độ báo cáo "${duty}". Hãy kiểm tra lại mã.`,
    `${plan} has no duty ${duty}: check the code.`,
    { plan, duty },
    'unknown',
  );

function wrongPeriod(plan: DutyPlan, duty: Duty, period: string): ReportRefused {
  const periods = dutyPeriods(plan, duty).map((one) => one.period);
  const allowed = periods.length > 0 ? `các kỳ của chế độ này: ${periods.slice(0, 20).join(', ')}` : 'một kỳ trong thời gian của kế hoạch';
  return new ReportRefused(
    'wrong-period',
    `Chế độ báo cáo ${duty.id} không có kỳ "${period}"; được phép: ${allowed}.`,
    `${duty.id} has no period ${period}.`,
    { period, periods },
    'malformed',
  );
}

const notBegun = ({ period, first }: DutyPeriod): ReportRefused =>
  new ReportRefused('period-not-begun', `Kỳ ${period} chưa bắt đầu (từ ${first}).`, `${period} begins on ${first}.`, {
    period,
    from: first,
  });

const notExpected = ({ duty, reporter }: ReportKey, { period, last }: DutyPeriod): ReportRefused =>
  new ReportRefused(
    'not-a-reporter',
    `${reporter} không phải nơi báo cáo của ${duty} vào ngày cuối kỳ ${period} (${last}). Nếu đơn vị đã sáp nhập, hãy nộp dưới tên đơn vị có vào ngày đó.`,
    `${reporter} does not report for ${duty} on ${last}, the last day of ${period}.`,
    { reporter, on: last },
  );
