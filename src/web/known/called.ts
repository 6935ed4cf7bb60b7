import { areasOf, fullName } from './areas';
import type { Visit } from '../visit/visit';

/** What codes are called, for sentences; a code that nobody knows stands for itself. */
export interface Called {
  area(id: string): string;
  indicator(code: string): string;
  unit(code: string): string;
  plan(code: string): string;
  title(code: string): string;
  body(code: string): string;
  /** Whoever is named by an account: an office, an area, a person as far as the API tells. */
  person(actor: string): string;
  /** Where somebody looked them up: `withTasks`. */
  readonly task?: (plan: string, code: string) => string;
}

interface Named {
  readonly name: string;
}
interface NamedCode extends Named {
  readonly code: string;
}
interface Lists {
  readonly indicators: readonly (NamedCode & { readonly unit: string })[];
  readonly titles: readonly NamedCode[];
  readonly bodies: readonly NamedCode[];
  readonly plans: readonly { readonly plan: string; readonly title: string }[];
  readonly people: readonly { readonly id: string; readonly label: string }[];
}

/** The names of these areas, and of everything that is not an area. */
export async function calledIn(visit: Visit, areas: Iterable<string>, actors: Iterable<string> = []): Promise<Called> {
  const list = async <T>(path: string): Promise<readonly T[]> =>
    (await visit.api.maybe<{ readonly items: readonly T[] }>(path, { ...visit.known, limit: 1000 }))?.items ?? [];
  const [indicators, titles, bodies, plans, people, accounts, named] = await Promise.all([
    list<Lists['indicators'][number]>('/api/indicators'),
    list<NamedCode>('/api/titles'),
    list<NamedCode>('/api/bodies'),
    list<Lists['plans'][number]>('/api/plans'),
    visit.demo ? peopleOfDemo(visit) : [],
    accountsNamed(visit, [...actors].filter(isAccount)),
    areaNames(visit, [...areas, ...[...actors].filter(isArea), ...(visit.demo ? [...actors].flatMap(officeOfSample) : [])]),
  ]);
  return calledOf({ indicators, titles, bodies, plans, people: [...people, ...accounts] }, named);
}

export function calledOf(lists: Lists, areas: ReadonlyMap<string, string>): Called {
  const indicators = keyed(lists.indicators, ({ code }) => code);
  const titles = keyed(lists.titles, ({ code }) => code);
  const bodies = keyed(lists.bodies, ({ code }) => code);
  const plans = keyed(lists.plans, ({ plan }) => plan);
  const people = keyed(lists.people, ({ id }) => id);
  return {
    area: (id) => areas.get(id) ?? id,
    indicator: (code) => indicators.get(code)?.name ?? code,
    unit: (code) => indicators.get(code)?.unit ?? '',
    plan: (code) => plans.get(code)?.title ?? code,
    title: (code) => titles.get(code)?.name ?? code,
    body: (code) => bodies.get(code)?.name ?? code,
    person: (actor) =>
      people.get(actor)?.label ??
      bodies.get(actor)?.name ??
      areas.get(actor) ??
      areas.get(officeOfSample(actor)[0] ?? '') ??
      PROGRAMS[actor] ??
      actor,
  };
}

const keyed = <T>(items: readonly T[], code: (item: T) => string): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [code(item), item]));

const PROGRAMS: Readonly<Record<string, string>> = { 'may-chu': 'máy chủ', hieuhoc: 'dòng lệnh hieuhoc', 'van-thu': 'văn thư' };

/** The sample's offices act under the id of their area: `xa-22-205-07084-2020`. Where there are accounts nobody is called so. */
function officeOfSample(actor: string): readonly string[] {
  const [, province = '', district = '', rest = ''] = /^[a-z]+-(\d{2})-(\d{3})-(\d{5}(?:-\d{4})?)$/.exec(actor) ?? [];
  return rest === '' ? [] : [`${province}.${district}.${rest}`];
}

const isArea = (actor: string): boolean => /^\d{2}(\.|$)/.test(actor);
const isAccount = (actor: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(actor);

async function areaNames(visit: Visit, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await areasOf(visit, [...new Set(ids)]);
  return new Map(found.map((area) => [area.id, fullName(area)]));
}

async function peopleOfDemo(visit: Visit): Promise<Lists['people']> {
  return (await visit.api.get<{ readonly items: Lists['people'] }>('/api/session/people')).items;
}

/** Whoever may see accounts sees who they are; everybody sees himself. */
async function accountsNamed(visit: Visit, ids: readonly string[]): Promise<Lists['people']> {
  const { me } = visit;
  const own = me?.name === null || me?.name === undefined ? [] : [{ id: me.account, label: me.name }];
  if (!visit.can('account.read')) return own;
  const found = await Promise.all(
    [...new Set(ids)].map((id) => visit.api.maybe<{ readonly account: string; readonly name: string | null }>(`/api/accounts/${id}`)),
  );
  return [...own, ...found.flatMap((one) => (one === null || one.name === null ? [] : [{ id: one.account, label: one.name }]))];
}
