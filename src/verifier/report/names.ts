import type { DossierEvent } from '@hieuhoc/dossier';

/** What the events of a dossier call things, as known at its end. */
export interface Names {
  area(id: string): string;
  /** The words of the plan's document. */
  target(plan: string, id: string): string;
  plan(plan: string): string;
}

export function namesIn(events: readonly DossierEvent[]): Names {
  const areas = new Map<string, string>();
  const targets = new Map<string, string>();
  const plans = new Map<string, string>();
  for (const { type, data } of events) {
    if (type === 'AreaEstablished') for (const one of listOf([data['area']])) take(areas, textOf(one['id']), one['name']);
    if (type === 'AreasReorganised') for (const one of listOf(data['to'])) take(areas, textOf(one['id']), one['name']);
    if (type === 'AreaRenamed') take(areas, textOf(data['area']), data['name']);
    if (type !== 'PlanIssued') continue;
    const [document = {}] = listOf([data['document']]);
    const plan = textOf(document['plan']);
    take(plans, plan, document['title']);
    for (const one of listOf(document['targets'])) take(targets, `${plan} ${textOf(one['id'])}`, one['text']);
  }
  return {
    area: (id) => areas.get(id) ?? id,
    target: (plan, id) => targets.get(`${plan} ${id}`) ?? id,
    plan: (plan) => plans.get(plan) ?? plan,
  };
}

function take(map: Map<string, string>, key: string, name: unknown): void {
  if (typeof name === 'string') map.set(key, name);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
