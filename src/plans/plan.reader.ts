import type { ReadModels } from '@hieuhoc/projections';
import { refuseUnknownCodes } from '../indicators';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { pageOf, decodeCursor, type Page } from '../platform/queries/page';
import type { PlanDocument } from './document';
import type { TargetState } from './plan.state';
import { PlanQueries, type KnownPlan } from './plan.queries';

export interface PlanSummary {
  readonly plan: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string;
  readonly area: string;
  readonly period: PlanDocument['period'];
  readonly targets: number;
  readonly duties: number;
  readonly tasks: number;
  readonly closedOn: string | null;
  readonly revision: number;
}

/** The plan as it stands: the document, each target with its revisions, the transfers. */
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
    return pageOf(asOf, known.filter(({ plan }) => fits(plan, query)).map(summaryOf), query);
  }

  async one(plan: string, query: { readonly asOf?: string }): Promise<PlanView> {
    const asOf = await this.moments.resolve(query.asOf);
    const known = await this.plans.planAt(plan, asOf.logSize);
    if (known === null) throw new Unknown('plan', plan);
    const { document, hash, targets, transfers, closedOn } = known.plan;
    const shown = [...targets.values()].map(({ spec, revisions, withdrawnOn }) => ({ ...spec, revisions, withdrawnOn }));
    return { asOf, revision: known.revision, hash, ...document, targets: shown, transfers, closedOn };
  }
}

const fits = (plan: KnownPlan['plan'], { area, indicator }: { readonly area?: string; readonly indicator?: string }): boolean =>
  (area === undefined || areaNow(plan) === area) && (indicator === undefined || measures(plan, indicator));

/** Whether it sets a target on it that stands, or counts by it. */
const measures = ({ document, targets }: KnownPlan['plan'], indicator: string): boolean =>
  document.indicators.some(({ code }) => code === indicator) ||
  [...targets.values()].some(({ spec, withdrawnOn }) => spec.indicator === indicator && withdrawnOn === null);

function areaNow({ document, transfers }: KnownPlan['plan']): string {
  return transfers.at(-1)?.area ?? document.area;
}

function summaryOf({ plan, revision }: KnownPlan): PlanSummary {
  const { document, targets, closedOn } = plan;
  const { plan: code, title, number, issuedOn, issuer, period, duties, tasks } = document;
  return {
    plan: code,
    title,
    number,
    issuedOn,
    issuer,
    area: areaNow(plan),
    period,
    targets: [...targets.values()].filter(({ withdrawnOn }) => withdrawnOn === null).length,
    duties: duties.length,
    tasks: tasks.length,
    closedOn,
    revision,
  };
}
