import type { EvidenceView } from '../../../evidence';
import type { Download } from '../../../platform/access/sign-in';
import { ApiProblem } from '../../api/problem';
import { calledIn, type Called } from '../../known/called';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

export interface EvidenceKnown {
  readonly evidence: EvidenceView;
  /** Null where this person may not see who was given it. */
  readonly downloads: readonly Download[] | null;
  /** Whether this person may ask for it to be erased, or carry that out. */
  readonly mayErase: boolean;
  readonly called: Called;
}

export const fileApi = (ref: string): string => `/api/evidence/${encodeURIComponent(ref)}`;

export async function evidenceOf(visit: Visit, ref: string): Promise<EvidenceKnown> {
  const path = fileApi(ref);
  const [evidence, downloads] = await Promise.all([visit.api.get<EvidenceView>(`${path}/details`, visit.known), downloadsOf(visit, path)]);
  const areas = [evidence.area, ...evidence.citedBy.map(({ area }) => area)].filter((area) => area !== null);
  const figures = evidence.citedBy.flatMap(({ stream }) => /^figure-[^:]+:([^:]+):/.exec(stream)?.[1] ?? []);
  const actors = [evidence.addedBy, ...(downloads ?? []).map(({ account }) => account)];
  const [mayErase, called] = await Promise.all([
    mayBeErasedBy(visit, evidence, areas),
    calledIn(visit, new Set([...areas, ...figures]), new Set(actors)),
  ]);
  return { evidence, downloads, mayErase, called };
}

async function mayBeErasedBy(visit: Visit, { addedBy, erased }: EvidenceView, areas: readonly string[]): Promise<boolean> {
  if (erased === true || visit.isPast) return false;
  if (addedBy === visit.me?.account && visit.can('erasure.receive')) return true;
  return (await mayAt(visit, 'erasure.receive', areas)) || mayAt(visit, 'erasure.carry-out', areas);
}

async function downloadsOf(visit: Visit, path: string): Promise<readonly Download[] | null> {
  if (!visit.can('account.read')) return null;
  try {
    return (await visit.api.get<{ readonly items: readonly Download[] }>(`${path}/downloads`)).items;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null;
    throw error;
  }
}
