import type { Body } from '../../../areas';
import type { IndicatorDefinition } from '../../../indicators';
import { folded } from '../../../platform/text/folded';
import type { Title } from '../../../recognitions';
import { areaTyped } from '../../known/area-typed';
import { areasOf, fullName } from '../../known/areas';
import type { PlanHead } from '../../known/plans';
import type { Visit } from '../../visit/visit';

/** Of a list: as in force on the day. */
export type InForce<D> = D & { readonly retiredOn: string | null; readonly revision: number };
export interface Revision<D> {
  readonly effectiveOn: string;
  readonly changes: Partial<D>;
  readonly decision?: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
}
export type Detail<D> = InForce<D> & { readonly revisions: readonly Revision<D>[] };

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Whose name or code holds what is looked for. */
function sought<Item extends { readonly code: string; readonly name: string }>(visit: Visit, items: readonly Item[]): readonly Item[] {
  const q = folded(visit.asked('q') ?? '');
  return items
    .filter(({ code, name }) => folded(name).includes(q) || code.includes(q))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}

const listed = <D>(visit: Visit, path: string, more: Readonly<Record<string, string | undefined>> = {}): Promise<Page<InForce<D>>> =>
  visit.api.get(path, { ...visit.at, ...more, limit: 1000 });

export const indicatorsOf = async (visit: Visit): Promise<readonly InForce<IndicatorDefinition>[]> =>
  sought(visit, (await listed<IndicatorDefinition>(visit, '/api/indicators')).items);

export const titlesOf = async (visit: Visit): Promise<readonly InForce<Title>[]> =>
  sought(visit, (await listed<Title>(visit, '/api/titles')).items);

export interface Bodies {
  readonly items: readonly InForce<Body>[];
  readonly more: boolean;
  readonly problem: string | null;
  readonly areaName: (id: string) => string;
}

export async function bodiesOf(visit: Visit): Promise<Bodies> {
  const typed = visit.asked('area');
  const found = typed === undefined ? null : await areaTyped(visit, typed);
  if (found !== null && 'problem' in found) return { items: [], more: false, problem: found.problem, areaName: (id) => id };
  const { items, next } = await listed<Body>(visit, '/api/bodies', { area: found?.area.id });
  return { items: sought(visit, items), more: next !== null, problem: null, areaName: await namesOfAreas(visit, items) };
}

export async function namesOfAreas(visit: Visit, of: readonly { readonly area: string }[]): Promise<(id: string) => string> {
  const areas = await areasOf(visit, [...new Set(of.map(({ area }) => area))]);
  const names = new Map(areas.map((area) => [area.id, fullName(area)]));
  return (id) => names.get(id) ?? id;
}

export interface One<D> {
  readonly detail: Detail<D>;
  readonly etag: string;
}

export async function one<D>(visit: Visit, kind: 'indicators' | 'titles' | 'bodies', code: string): Promise<One<D>> {
  const { body, etag } = await visit.api.read<Detail<D>>(`/api/${kind}/${encodeURIComponent(code)}`, visit.at);
  return { detail: body, etag: etag ?? '' };
}

export const plansUsing = async (visit: Visit, indicator: string): Promise<readonly PlanHead[]> =>
  (await visit.api.get<Page<PlanHead>>('/api/plans', { ...visit.known, indicator, limit: 500 })).items;

/** Where a body may be defined; where nothing is said, everywhere below. */
export const mayDefine = (visit: Visit, what: 'catalogue.define' | 'body.define'): boolean => visit.can(what) && !visit.isPast;
