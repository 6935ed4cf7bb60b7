import {
  areaOfReporter,
  isReporter,
  receiversOn,
  responsibleOn,
  standingOn,
  type DutyGround,
  type DutyPeriod,
  type DutyPlan,
  type Receiver,
  type Standing,
} from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../plans';
import { factsOf, type ReportRow } from './report.queries';
import type { ReportKey } from './report.events';

export type IssuedDuty = IssuedPlan['document']['duties'][number];

/** A report that is expected, or that was submitted without being so, as it stands on a day. */
export interface ReportItem extends ReportKey, Omit<Standing, 'state'> {
  readonly state: Standing['state'];
  /** The reporter's own area, ended or not; `answeredBy` are those who stand for it on the day. */
  readonly area: string;
  readonly answeredBy: readonly string[];
  readonly receivers: readonly Receiver[];
  readonly expected: boolean;
  readonly dueStated: boolean;
  /** The last submission up to the day, who sent it, and what became of it. */
  readonly submission: number | null;
  readonly submittedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Of the stream: the ETag; null where nothing was ever recorded. */
  readonly revision: number | null;
}

export interface Placed {
  readonly dutyPlan: DutyPlan;
  readonly duty: IssuedDuty;
  readonly period: DutyPeriod;
  readonly reporter: string;
  readonly ground: DutyGround;
}

export function itemOf({ dutyPlan, duty, period, reporter, ground }: Placed, rows: readonly ReportRow[], on: string): ReportItem {
  const done = rows.filter(({ type, day }) => type !== 'DeadlineExtended' && day <= on);
  const submitted = done.findLast(({ type }) => type === 'ReportSubmitted');
  const last = done.at(-1);
  const decided = last === undefined || last.type === 'ReportSubmitted' ? null : last;
  return {
    plan: dutyPlan.plan,
    duty: duty.id,
    reporter,
    period: period.period,
    area: areaOfReporter(duty, reporter, on, ground) ?? '',
    answeredBy: responsibleOn(duty, reporter, on, ground),
    receivers: receiversOn(dutyPlan, duty, reporter, on, ground),
    expected: period.due !== null && isReporter(dutyPlan, duty, reporter, period, ground),
    ...standingOn(period, factsOf(rows), on),
    dueStated: period.dueStated,
    submission: submitted?.revision ?? null,
    submittedBy: submitted?.actor ?? null,
    decidedBy: decided?.actor ?? null,
    decidedAt: decided?.recorded_at ?? null,
    revision: rows.at(-1)?.revision ?? null,
  };
}
