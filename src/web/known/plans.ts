import type { AnsweredRow } from '../../status';
import type { IndicatorSpec, PlanDocument, TargetSpec } from '../../plans';
import type { Visit } from '../visit/visit';

/** `GET /api/plans`, an item. */
export interface PlanHead {
  readonly plan: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string;
  readonly area: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly targets: number;
  readonly duties: number;
  readonly tasks: number;
  readonly closedOn: string | null;
}

/** `GET /api/plans/{plan}`: the document as it was issued, each target with its revisions. */
export type PlanShown = Omit<PlanDocument, 'targets'> & {
  readonly asOf: { readonly logSize: number; readonly at: string };
  readonly revision: number;
  readonly closedOn: string | null;
  readonly targets: readonly TargetShown[];
};

export type TargetShown = TargetSpec & { readonly revisions: readonly RevisionShown[]; readonly withdrawnOn: string | null };

export interface RevisionShown {
  readonly effectiveOn: string;
  readonly change: Partial<Pick<TargetSpec, 'criterion' | 'due' | 'hold'>> & { readonly byArea?: unknown };
  readonly decision: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
}

export const plansOf = async (visit: Visit): Promise<readonly PlanHead[]> =>
  (await visit.api.get<{ readonly items: readonly PlanHead[] }>('/api/plans', { ...visit.known, limit: 500 })).items;

/** The plan that the address names, else the one of the person's own area, else the first. Null where there is none. */
export function planAsked(visit: Visit, plans: readonly PlanHead[]): PlanHead | null {
  const named = visit.asked('plan');
  if (named !== undefined) return plans.find(({ plan }) => plan === named) ?? null;
  const areas = visit.me?.rights.flatMap(({ area }) => area ?? []) ?? [];
  return plans.find(({ area }) => areas.some((mine) => mine === area || mine.startsWith(`${area}.`))) ?? plans[0] ?? null;
}

export const planShown = (visit: Visit, plan: string): Promise<PlanShown> =>
  visit.api.get(`/api/plans/${encodeURIComponent(plan)}`, visit.known);

/** Rows of the plan itself, for every target. */
export const rowsOf = async (visit: Visit, plan: string): Promise<readonly AnsweredRow[]> =>
  (await visit.api.get<{ readonly items: readonly AnsweredRow[] }>('/api/status', { ...visit.at, plan, depth: 0, limit: 500 })).items;

/** UBND huyện Đông Triều, 2013–2020. */
export const planTitle = ({ issuer, period }: Pick<PlanHead, 'issuer' | 'period'>): string =>
  `${issuer}, ${period.from.slice(0, 4)}–${period.to.slice(0, 4)}`;

/** What a plan's codes are called. */
export class Names {
  private readonly indicators: ReadonlyMap<string, IndicatorSpec>;
  private readonly targets: ReadonlyMap<string, TargetShown>;

  constructor(plan: PlanShown) {
    this.indicators = new Map(plan.indicators.map((one) => [one.code, one]));
    this.targets = new Map(plan.targets.map((one) => [one.id, one]));
  }

  indicator(code: string): string {
    return this.indicators.get(code)?.name ?? code;
  }

  unit(code: string): string {
    return this.indicators.get(code)?.unit ?? '';
  }

  get count(): number {
    return this.targets.size;
  }

  spec(code: string): IndicatorSpec | null {
    return this.indicators.get(code) ?? null;
  }

  /** Of a derived indicator, the one that its denominator comes from. */
  measured(code: string): string | null {
    return this.indicators.get(code)?.from?.of ?? null;
  }

  /** What is counted over what, in the plan's words. */
  partsOf(code: string): { readonly numerator: string | undefined; readonly denominator: string | undefined } {
    const { numerator, denominator } = this.indicators.get(code) ?? {};
    return { numerator, denominator };
  }

  target(id: string): TargetShown | null {
    return this.targets.get(id) ?? null;
  }
}
