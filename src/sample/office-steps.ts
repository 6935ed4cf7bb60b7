import type { ReportsService } from '../reports';
import { Dice } from './random';
import type { Accepted } from './dossier-steps';
import { addDays, moment, type Step } from './timeline';

/** A report of an office, in words or on the reports below. */
export interface OfficeReport {
  readonly plan: string;
  readonly duty: string;
  readonly body: string;
  readonly period: string;
  readonly sentOn: string;
  /** Who gives more time, until when. */
  readonly extended?: { readonly by: string; readonly on: string; readonly until: string };
  /** Sent back, with what happened then: null, it still lies there. */
  readonly returned?: { readonly on: string; readonly reason: string; readonly again: string | null };
  /** Left out: nobody has accepted it. */
  readonly accepted?: { readonly by: string; readonly on: string };
  readonly receiver: string;
  readonly includes?: readonly Accepted[];
  readonly actor?: string;
}

const [SUBMITTED, DECIDED] = [600, 660];

/** What an office sends up and what becomes of it. */
export function officeSteps(reports: ReportsService, report: OfficeReport): Step[] {
  const { plan, duty, body, period, sentOn, extended, returned, accepted, receiver, actor = body } = report;
  const key = { plan, duty, reporter: body, period };
  const steps: Step[] = [];
  const push = (day: string, minute: number, by: string, act: Step['act']): number =>
    steps.push({ at: moment(day, minute), actor: by, act }) - 1;
  if (extended !== undefined) {
    const said = { until: extended.until, reason: 'Chờ tổng hợp từ cấp dưới (số liệu minh hoạ)' };
    push(extended.on, SUBMITTED, extended.by, (context) => reports.extend(key, said, 'trusted', context));
  }
  const submit = (day: string): number => {
    const standing = (report.includes ?? []).filter(({ on }) => on < day);
    const includes = standing.map(({ on: _, ...one }) => one);
    const said = { figures: [], includes, note: `Báo cáo bằng văn bản, bản ngày ${day} (số liệu minh hoạ)` };
    return push(day, SUBMITTED, actor, (context) => reports.submit(key, said, 'trusted', context));
  };
  let submission = submit(sentOn);
  if (returned !== undefined) {
    const said = { submission, reason: `${returned.reason} (số liệu minh hoạ)` };
    push(returned.on, DECIDED, receiver, (context) => reports.return(key, said, 'trusted', context));
    if (returned.again === null) return steps;
    submission = submit(returned.again);
  }
  if (accepted !== undefined) push(accepted.on, DECIDED, accepted.by, (context) => reports.accept(key, { submission }, 'trusted', context));
  return steps;
}

/** An office that sums up the reports below it half a year or a year: mostly late, since it waits for them, sometimes with more time. */
export function summingUp(
  reports: ReportsService,
  about: Pick<OfficeReport, 'plan' | 'duty' | 'body' | 'receiver' | 'actor'>,
  periods: readonly { readonly period: string; readonly due: string }[],
  includes: readonly Accepted[],
): Step[] {
  return periods.flatMap(({ period, due }) => {
    const dice = new Dice(`${about.duty} ${about.body} ${period}`);
    const sentOn = addDays(due, dice.between(18, 32));
    const below = includes.filter((one) => one.period === period && one.on < sentOn);
    if (below.length === 0) return [];
    const extended = dice.chance(0.4) ? { by: about.receiver, on: addDays(due, -2), until: addDays(due, 40) } : undefined;
    const accepted = dice.chance(0.9) ? { by: about.receiver, on: addDays(sentOn, dice.between(4, 12)) } : undefined;
    const more = { ...(extended !== undefined && { extended }), ...(accepted !== undefined && { accepted }) };
    return officeSteps(reports, { ...about, period, sentOn, includes: below, ...more });
  });
}
