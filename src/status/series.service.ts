import { throughTime, type ThroughTime } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { refuseUnknownCodes } from '../indicators';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { PlanQueries } from '../plans';
import type { Evaluator } from './evaluator';
import { planView } from './plan-view';
import type { SeriesQuery } from './status.dto';
import { AT_ONCE, type StatusService } from './status.service';

/** One target through time; `sample`: something that counts for it is generated ("số liệu minh hoạ"). */
export type AnsweredSeries = ThroughTime & { readonly asOf: AsOf; readonly sample?: true };

/** What a chart shows: the values of a target slot by slot, beside what was to be met. */
export class SeriesService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly status: StatusService,
    private readonly evaluator: Evaluator,
  ) {
    this.plans = new PlanQueries(read);
  }

  /** In the order of the plan's targets. */
  async series(query: SeriesQuery): Promise<Page<AnsweredSeries>> {
    const [size = null, from = 0] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    await refuseUnknownCodes(this.read, query);
    await this.plans.refuseUnknown(query);
    const known = await this.plans.planAt(query.plan, asOf.logSize);
    if (known === null) return { asOf, items: [], next: null };
    const all = [...known.plan.targets.values()]
      .map(({ spec }) => spec.id)
      .filter((id) => query.target === undefined || id === query.target);
    const end = Number(from) + (query.limit ?? DEFAULT_LIMIT);
    const targets = all.slice(Number(from), end);
    const view = planView(known.plan);
    const question = { ...this.status.questionOf(query), depth: 0 };
    const items: AnsweredSeries[] = [];
    for (let first = 0; first < targets.length; first += AT_ONCE) {
      const together = targets.slice(first, first + AT_ONCE);
      const ask = { view, targets: together, question, asOf, live: query.asOf === undefined };
      const found = await this.evaluator.evaluate(ask, (facts, keeping, isGenerated) =>
        together.flatMap((target): AnsweredSeries[] => {
          const one = throughTime(facts, view, target, question, keeping);
          return one === null ? [] : [{ ...one, asOf, ...(isGenerated(one) && { sample: true }) }];
        }),
      );
      items.push(...found);
    }
    return { asOf, items, next: end < all.length ? encodeCursor([asOf.logSize, end]) : null };
  }
}
