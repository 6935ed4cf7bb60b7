import type { FiguresImportView, ImportItem } from '../../../imports';
import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';

export interface Imports {
  readonly items: readonly ImportItem[];
  readonly next: string | null;
  readonly called: Called;
}

const A_PAGE = 50;

export async function importsOf(visit: Visit): Promise<Imports> {
  const { items, next } = await visit.api.get<Omit<Imports, 'called'>>('/api/imports', { cursor: visit.asked('cursor'), limit: A_PAGE });
  const areas = items.flatMap((one) => (one.kind === 'figures' ? one.sheets.map(({ area }) => area) : []));
  return { items, next, called: await calledIn(visit, new Set(areas), new Set(items.flatMap(({ actor }) => actor ?? []))) };
}

export interface ImportedFile {
  readonly shown: FiguresImportView;
  readonly called: Called;
}

export async function importOf(visit: Visit, id: string): Promise<ImportedFile> {
  const path = `/api/imports/${encodeURIComponent(id)}`;
  const shown = await visit.api.get<FiguresImportView>(path, { cursor: visit.asked('cursor'), limit: A_PAGE });
  const areas = new Set(shown.sheets.map(({ area }) => area));
  return { shown, called: await calledIn(visit, areas, shown.actor === null ? [] : [shown.actor]) };
}
