import type { ImportView } from '../../../imports';
import { calledIn, type Called } from '../../known/called';
import { titlesOf, type TitleShown } from '../../known/titles';
import type { Visit } from '../../visit/visit';

export interface ImportKnown {
  readonly shown: ImportView;
  readonly title: TitleShown | null;
  readonly called: Called;
}

export const importApi = (id: string): string => `/api/imports/${encodeURIComponent(id)}`;

export async function importOf(visit: Visit, id: string): Promise<ImportKnown> {
  const [shown, titles] = await Promise.all([
    visit.api.get<ImportView>(importApi(id), { cursor: visit.asked('cursor'), limit: 100 }),
    titlesOf(visit),
  ]);
  const areas = shown.items.flatMap((one) => (one.outcome === 'granted' ? [one.area] : []));
  return { shown, title: titles.find(({ code }) => code === shown.title) ?? null, called: await calledIn(visit, new Set(areas)) };
}
