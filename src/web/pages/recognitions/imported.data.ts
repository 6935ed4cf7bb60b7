import { calledIn, type Called } from '../../known/called';
import { titlesOf, type TitleShown } from '../../known/titles';
import type { Visit } from '../../visit/visit';

interface Decision {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
}

export type ImportedRow =
  | {
      readonly row: number;
      readonly outcome: 'granted';
      readonly subject: string;
      readonly name: string | null;
      readonly area: string;
      readonly revokedOn: string | null;
    }
  | { readonly row: number; readonly outcome: 'refused'; readonly code: string };

/** `GET /api/imports/{id}`. */
export interface ImportShown {
  readonly import: string;
  readonly title: string;
  readonly decision: Decision;
  readonly recognisedOn: string;
  readonly validUntil: string | null;
  readonly level: string | null;
  readonly state: 'running' | 'interrupted' | 'completed' | 'undone';
  readonly rows: number;
  readonly done: number;
  readonly granted: number | null;
  readonly registered: number | null;
  readonly refused: number | null;
  readonly undone: { readonly decision: Decision; readonly revokedOn: string | null } | null;
  readonly items: readonly ImportedRow[];
  readonly next: string | null;
}

export interface ImportKnown {
  readonly shown: ImportShown;
  readonly title: TitleShown | null;
  readonly called: Called;
}

export const importApi = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;

export async function importOf(visit: Visit, id: string): Promise<ImportKnown> {
  const [shown, titles] = await Promise.all([
    visit.api.get<ImportShown>(importApi(id), { cursor: visit.asked('cursor'), limit: 100 }),
    titlesOf(visit),
  ]);
  const areas = shown.items.flatMap((one) => (one.outcome === 'granted' ? [one.area] : []));
  return { shown, title: titles.find(({ code }) => code === shown.title) ?? null, called: await calledIn(visit, new Set(areas)) };
}
