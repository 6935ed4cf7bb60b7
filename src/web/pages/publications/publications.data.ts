import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { StateReason } from '../../../status';
import { calledIn, type Called } from '../../known/called';
import { planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';
import { CAUSES_SHOWN, type RowChange } from '../compare/compare.data';

/** `GET /api/publications`, an item. */
export interface PublicationHead {
  readonly code: string;
  readonly plan: string;
  readonly area: string;
  readonly level: string | null;
  readonly period: string | null;
  readonly on: string;
  readonly basis: 'reported' | 'verified';
  readonly title: string | null;
  readonly origin: string;
  readonly logSize: number;
  readonly root: string;
  readonly digest: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

/** `GET /api/publications/{id}`. */
export interface PublicationShown extends PublicationHead {
  readonly intact: boolean;
  readonly rows: readonly StatusRow[];
  /** Why each state is what it is, in the order of the rows. */
  readonly reasons: readonly (StateReason | null)[];
  readonly qr: { readonly text: string; readonly svg: string };
  readonly dossier: string;
  readonly now?: { readonly changes: readonly RowChange[] };
}

export interface Publications {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanHead;
  readonly items: readonly (PublicationHead & { readonly rows: number })[];
  readonly next: string | null;
  readonly called: Called;
  readonly mayPublish: boolean;
}

/** Null: there is no plan yet. */
export async function publicationsOf(visit: Visit): Promise<Publications | null> {
  const plans = await plansOf(visit);
  const named = visit.form.given('plan');
  const plan = named === null ? planAsked(visit, plans) : (plans.find((one) => one.plan === named) ?? null);
  if (plan === null) return null;
  const [{ items, next }, mayPublish] = await Promise.all([
    visit.api.get<Pick<Publications, 'items' | 'next'>>('/api/publications', {
      ...visit.known,
      plan: plan.plan,
      cursor: visit.asked('cursor'),
      limit: 50,
    }),
    visit.isPast ? false : mayAt(visit, 'publication.publish', [plan.area]),
  ]);
  const called = await calledIn(
    visit,
    [plan.area, ...items.map(({ area }) => area)],
    items.map(({ publishedBy }) => publishedBy),
  );
  return { plans, plan, items, next, called, mayPublish };
}

export interface OnePublication {
  readonly publication: PublicationShown;
  /** Null where this person may not read it. */
  readonly plan: PlanShown | null;
  readonly called: Called;
}

/** Throws ApiProblem(404) for a code under which nothing was published. */
export async function publicationOf(visit: Visit, code: string): Promise<OnePublication> {
  const compare = visit.asked('compare');
  const publication = await visit.api.get<PublicationShown>(`/api/publications/${encodeURIComponent(code)}`, {
    compare,
    causes: compare === undefined ? undefined : CAUSES_SHOWN,
  });
  const { area, rows, publishedBy, plan } = publication;
  const changes = publication.now?.changes ?? [];
  const areas = [
    area,
    ...rows.map((row) => row.area),
    ...changes.flatMap((row) => [row.area, ...row.because.flatMap((cause) => cause.area ?? [])]),
  ];
  const [called, shown] = await Promise.all([calledIn(visit, areas, [publishedBy]), planShown(visit, plan)]);
  return { publication, plan: shown, called };
}
