import { ApiProblem } from '../../api/problem';
import { calledIn, type Called } from '../../known/called';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

/** `GET /api/evidence/{ref}/details`. */
export interface EvidenceShown {
  readonly ref: string;
  readonly type: string;
  readonly size: number;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly area: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly citedBy: readonly { readonly stream: string; readonly logSize: number; readonly area: string | null }[];
  readonly erased?: boolean;
}

export interface Download {
  readonly at: string;
  readonly account: string;
  readonly citedBy: readonly string[];
  readonly times: number;
}

export interface EvidenceKnown {
  readonly evidence: EvidenceShown;
  /** Null where this person may not see who was given it. */
  readonly downloads: readonly Download[] | null;
  /** Whether this person may ask for it to be erased, or carry that out. */
  readonly mayErase: boolean;
  readonly called: Called;
}

export const fileApi = (ref: string): string => `/api/evidence/${encodeURIComponent(ref)}`;

export async function evidenceOf(visit: Visit, ref: string): Promise<EvidenceKnown> {
  const path = fileApi(ref);
  const [evidence, downloads] = await Promise.all([visit.api.get<EvidenceShown>(`${path}/details`, visit.known), downloadsOf(visit, path)]);
  const areas = [evidence.area, ...evidence.citedBy.map(({ area }) => area)].filter((area) => area !== null);
  const figures = evidence.citedBy.flatMap(({ stream }) => /^figure-[^:]+:([^:]+):/.exec(stream)?.[1] ?? []);
  const actors = [evidence.addedBy, ...(downloads ?? []).map(({ account }) => account)];
  const [mayErase, called] = await Promise.all([
    mayBeErasedBy(visit, evidence, areas),
    calledIn(visit, new Set([...areas, ...figures]), new Set(actors)),
  ]);
  return { evidence, downloads, mayErase, called };
}

async function mayBeErasedBy(visit: Visit, { addedBy, erased }: EvidenceShown, areas: readonly string[]): Promise<boolean> {
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
