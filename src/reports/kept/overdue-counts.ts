import { areaOfReporter, dutyPeriods, isReporter, placeOn, snapshotOn, type DutyGround } from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../../plans';
import { dutyPlanOf } from '../ground';
import { countedUnder } from '../known-duties';
import type { ReportKey } from '../report.events';
import { expectedSheets } from './expected';
import type { PlanBook } from './plan-book';
import { dayNumber, type Sheet } from './sheet';

/** Of a plan, on a day, as known at a log size. */
export interface OverdueQuestion {
  readonly plan: IssuedPlan;
  readonly ground: DutyGround;
  readonly on: string;
  readonly logSize: number;
}

type Sought = Omit<OverdueQuestion, 'logSize'>;

/** Rules 7: expected reports whose due day < D, without a first submission by the end of D, by the area of who owes them. */
export class OverdueCounts {
  private readonly byReporter = new Map<string, number>();
  private rolledUp: Map<string, number> | null = null;
  private readonly ended = new Map<string, number>();

  constructor(readonly about: Sought) {}

  static of({ logSize, ...about }: OverdueQuestion, book: PlanBook): OverdueCounts {
    const counts = new OverdueCounts(about);
    const on = dayNumber(about.on);
    for (const duty of about.plan.document.duties) {
      const missing = new Map<string, number>();
      for (const { due, numbers, sheet } of expectedSheets(about.plan, duty, about.ground, book)) {
        if (due >= on && sheet?.isExtended !== true) continue;
        for (const number of numbers)
          if (isOverdue(sheet, number, due, on, logSize)) missing.set(book.name(number), (missing.get(book.name(number)) ?? 0) + 1);
      }
      for (const [reporter, count] of missing) counts.add(areaOfReporter(duty, reporter, about.on, about.ground), count);
    }
    return counts;
  }

  /** From an area and all under it; of one that has ended what lay in it, and what it is followed in. */
  in(area: string): number {
    const { ground, on } = this.about;
    return ground.hierarchy.endedOn(area, on) ? this.inEnded(area) : (this.roll().get(area) ?? 0);
  }

  /** Counts one report, or with -1 takes it away, if it is overdue as the book has it. */
  count({ duty: code, period: about, reporter }: ReportKey, book: PlanBook, by: 1 | -1): void {
    const { plan, ground, on } = this.about;
    const dutyPlan = dutyPlanOf(plan);
    const duty = plan.document.duties.find(({ id }) => id === code);
    const period = duty && dutyPeriods(dutyPlan, duty).find((one) => one.period === about);
    if (duty === undefined || period === undefined || period.due === null) return;
    const [sheet, day] = [book.sheet(code, about), dayNumber(on)];
    if (!isOverdue(sheet, book.number(reporter), dayNumber(period.due), day, Number.POSITIVE_INFINITY)) return;
    if (isReporter(dutyPlan, duty, reporter, period, ground)) this.add(areaOfReporter(duty, reporter, on, ground), by);
  }

  private add(area: string | null, count: number): void {
    if (area === null) return;
    this.byReporter.set(area, (this.byReporter.get(area) ?? 0) + count);
    this.ended.clear();
    if (this.rolledUp !== null) this.addUpward(this.rolledUp, area, count);
  }

  private roll(): ReadonlyMap<string, number> {
    if (this.rolledUp === null) {
      this.rolledUp = new Map();
      for (const [area, count] of this.byReporter) this.addUpward(this.rolledUp, area, count);
    }
    return this.rolledUp;
  }

  private addUpward(rolled: Map<string, number>, area: string, count: number): void {
    const { ground, on } = this.about;
    const place = placeOn(ground.hierarchy, area, on);
    if (place === null) return;
    for (const above of snapshotOn(ground.hierarchy, on).upward(place)) rolled.set(above, (rolled.get(above) ?? 0) + count);
  }

  private inEnded(area: string): number {
    let count = this.ended.get(area);
    if (count === undefined) {
      const isIn = countedUnder(this.about.ground, area, this.about.on);
      count = 0;
      for (const [reporter, missing] of this.byReporter) if (isIn(reporter)) count += missing;
      this.ended.set(area, count);
    }
    return count;
  }
}

function isOverdue(sheet: Sheet | undefined, reporter: number, due: number, on: number, logSize: number): boolean {
  if (sheet === undefined) return due < on;
  return sheet.due(reporter, due, logSize) < on && sheet.first(reporter, on, logSize) === 0;
}
