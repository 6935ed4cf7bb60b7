import type { ReadModels } from '@hieuhoc/projections';
import { refuseUnknownCodes } from '../indicators';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { pageOf, decodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import type { PlanDocument } from './document';
import { areaOn, type RevisedBy, type TargetState } from './plan.state';
import { PlanQueries, type KnownPlan } from './plan.queries';

export interface PlanSummary {
  readonly plan: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string;
  /** Whose it is today. */
  readonly area: string;
  readonly period: PlanDocument['period'];
  readonly targets: number;
  readonly duties: number;
  readonly tasks: number;
  readonly closedOn: string | null;
  readonly revision: number;
}

/** The plan as it stands: the document with the area whose it is today, each target with its revisions as they take effect, the transfers. */
export interface PlanView extends Omit<PlanDocument, 'targets'> {
  readonly asOf: AsOf;
  readonly revision: number;
  readonly hash: string;
  readonly targets: readonly (TargetState['spec'] & Pick<TargetState, 'revisions' | 'withdrawnOn'>)[];
  readonly transfers: readonly { readonly on: string; readonly area: string }[];
  readonly closedOn: string | null;
}

export class PlanReader {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {
    this.plans = new PlanQueries(read);
  }

  async list(query: {
    readonly asOf?: string;
    readonly cursor?: string;
    readonly limit?: number;
    readonly area?: string;
    readonly indicator?: string;
  }): Promise<Page<PlanSummary>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    await refuseUnknownCodes(this.read, query);
    const known = await this.plans.plansAt(asOf.logSize);
    const today = dayOf(this.clock());
    const summaries = known.filter(({ plan }) => measures(plan, query.indicator)).map((plan) => summaryOf(plan, today));
    return pageOf(
      asOf,
      summaries.filter(({ area }) => query.area === undefined || area === query.area),
      query,
    );
  }

  async one(plan: string, query: { readonly asOf?: string }): Promise<PlanView> {
    const asOf = await this.moments.resolve(query.asOf);
    const known = await this.plans.planAt(plan, asOf.logSize);
    if (known === null) throw new Unknown('plan', plan);
    const { document, hash, targets, transfers, closedOn } = known.plan;
    const shown = [...targets.values()].map(({ spec, revisions, withdrawnOn }) => ({
      ...spec,
      revisions: revisions.toSorted(inForceBefore),
      withdrawnOn,
    }));
    const area = areaOn(known.plan, dayOf(this.clock()));
    return { asOf, revision: known.revision, hash, ...document, area, targets: shown, transfers, closedOn };
  }
}

/** As they are folded: ties stay in log order. */
const inForceBefore = (one: RevisedBy, other: RevisedBy): number =>
  one.effectiveOn < other.effectiveOn ? -1 : one.effectiveOn > other.effectiveOn ? 1 : 0;

/** Whether it sets a target on it that stands, or counts by it; any plan does where none is named. */
const measures = ({ document, targets }: KnownPlan['plan'], indicator: string | undefined): boolean =>
  indicator === undefined ||
  document.indicators.some(({ code }) => code === indicator) ||
  [...targets.values()].some(({ spec, withdrawnOn }) => spec.indicator === indicator && withdrawnOn === null);

function summaryOf({ plan, revision }: KnownPlan, today: string): PlanSummary {
  const { document, targets, closedOn } = plan;
  const { plan: code, title, number, issuedOn, issuer, period, duties, tasks } = document;
  return {
    plan: code,
    title,
    number,
    issuedOn,
    issuer,
    area: areaOn(plan, today),
    period,
    targets: [...targets.values()].filter(({ withdrawnOn }) => withdrawnOn === null).length,
    duties: duties.length,
    tasks: tasks.length,
    closedOn,
    revision,
  };
}
