import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt, hierarchyChangesAt } from '../../areas';
import type { IssuedPlan } from '../../plans';
import { Recent } from '../../platform/recent/recent';
import { groundOf } from '../ground';
import type { ReportKey } from '../report.events';
import { OverdueCounts, type OverdueQuestion } from './overdue-counts';
import type { PlanBook } from './plan-book';
import { ReportBooks, type Follower } from './report-books';

const MOST_LIVE = 256;
const MOST_PAST = 16;

/**
 * How many reports of a plan are overdue in an area and under it. Counts of what is known now are kept, a day and a plan each, and follow
 * every report; a change of the plan, of areas or of bodies makes them anew.
 */
export class OverdueReports implements Follower {
  private readonly live = new Map<string, OverdueCounts>();
  private readonly past = new Recent<OverdueCounts>(MOST_PAST);

  constructor(
    private readonly read: ReadModels,
    private readonly books = new ReportBooks(read),
  ) {
    books.follow(this);
  }

  /** By area: of the plan as given, on a day, as known at a log size. */
  async in(areas: Iterable<string>, plan: IssuedPlan, on: string, logSize: number): Promise<ReadonlyMap<string, number>> {
    if (plan.document.duties.length === 0) return new Map([...areas].map((area) => [area, 0]));
    const ground = groundOf(await hierarchyChangesAt(this.read, logSize), await bodiesAt(this.read, logSize));
    return this.books.at(plan.document.plan, logSize, (book, known) => {
      const counts = this.counted({ plan, ground, on, logSize }, book, known);
      return new Map([...areas].map((area) => [area, counts.in(area)]));
    });
  }

  before(key: ReportKey, book: PlanBook): void {
    for (const counts of this.live.values()) if (counts.about.plan.document.plan === key.plan) counts.count(key, book, -1);
  }

  after(key: ReportKey, book: PlanBook): void {
    for (const counts of this.live.values()) if (counts.about.plan.document.plan === key.plan) counts.count(key, book, 1);
  }

  anew(): void {
    this.live.clear();
  }

  private counted(question: OverdueQuestion, book: PlanBook, known: number): OverdueCounts {
    const { plan, ground, on, logSize } = question;
    const key = `${plan.document.plan} ${on}`;
    const isOf = (counts: OverdueCounts | undefined): counts is OverdueCounts =>
      counts !== undefined && counts.about.plan === plan && counts.about.ground === ground;
    if (logSize < known) {
      const kept = this.past.get(`${key} ${logSize}`);
      return isOf(kept) ? kept : this.past.keep(`${key} ${logSize}`, OverdueCounts.of(question, book));
    }
    const kept = this.live.get(key);
    if (isOf(kept)) return kept;
    const counts = OverdueCounts.of(question, book);
    this.live.delete(key);
    this.live.set(key, counts);
    const [oldest] = this.live.keys();
    if (this.live.size > MOST_LIVE && oldest !== undefined) this.live.delete(oldest);
    return counts;
  }
}
