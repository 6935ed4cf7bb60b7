import { areaTyped } from '../../known/area-typed';
import { areasOf, type AreaHead } from '../../known/areas';
import type { FormProblem } from '../../parts/error-summary';
import type { Form } from '../../visit/form';
import type { Visit } from '../../visit/visit';
import { decisionGiven } from '../../parts/decision-fields';
import type { Kind } from './change.kinds';
import type { Known } from './change.known';

/** A new area as a row of the form says it. */
export interface NewArea {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly parent: string | null;
}

/** What is sent to the API, with what of it the check page names. */
export interface Asked {
  readonly path: '/api/area-changes' | '/api/areas';
  readonly body: Readonly<Record<string, unknown>>;
  /** Areas that are named in it and exist. */
  readonly named: readonly AreaHead[];
  readonly ends: readonly AreaHead[];
  readonly begins: readonly NewArea[];
}
export type Typed = Asked | { readonly problems: readonly FormProblem[] };

/** The rows of new areas; a row without code and name is an empty one. */
export function rowsIn(form: Form): readonly NewArea[] {
  const column = (name: string): readonly string[] => form.all(`to.${name}`).map((text) => text.trim().normalize('NFC'));
  const [ids, names, kinds, levels, parents] = ['id', 'name', 'kind', 'level', 'parent'].map(column);
  return (ids ?? [])
    .map((id, at) => ({
      id,
      name: names?.[at] ?? '',
      kind: kinds?.[at] ?? '',
      level: levels?.[at] ?? '',
      parent: parents?.[at] ?? '',
    }))
    .filter(({ id, name }) => id !== '' || name !== '');
}

export const linesIn = (form: Form): readonly string[] =>
  form
    .text('from')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the form asks for. The API has the last word on all of it. */
export async function asked(visit: Visit, kind: Kind, { area }: Known): Promise<Typed> {
  const { form } = visit;
  const reason = form.given('reason') === null ? {} : { reason: form.text('reason') };
  const when = { on: form.text('on'), ...decisionGiven(form, 'decision.'), ...reason };
  const change = (body: object, more: Partial<Asked> = {}): Asked => ({
    path: '/api/area-changes',
    body: { ...when, ...body },
    named: [area],
    ends: [],
    begins: [],
    ...more,
  });
  switch (kind) {
    case 'doi-ten':
      return change({ type: 'renamed', area: area.id, name: form.text('name') });
    case 'phan-loai':
      return change({ type: 'reclassified', area: area.id, kind: form.text('kind'), classes: classesOf(form) });
    case 'giai-the':
      return change({ type: 'dissolved', area: area.id }, { ends: [area] });
    case 'chuyen': {
      const found = await typedIn(visit, form.text('parent'), 'parent');
      return 'problems' in found ? found : change({ type: 'moved', area: area.id, parent: found.area.id }, { named: [area, found.area] });
    }
    case 'lap-moi': {
      const fresh = { id: form.text('id'), name: form.text('name'), level: form.text('level'), kind: form.text('kind'), parent: area.id };
      return { path: '/api/areas', body: { ...fresh, from: form.text('on') }, named: [area], ends: [], begins: [fresh] };
    }
    case 'sap-xep':
      return reorganised(visit, change);
  }
}

const classesOf = (form: Form): readonly string[] =>
  form
    .text('classes')
    .split(/[\s,;]+/)
    .filter((one) => one !== '');

async function typedIn(
  visit: Visit,
  typed: string,
  field: string,
): Promise<{ readonly area: AreaHead } | { readonly problems: readonly FormProblem[] }> {
  if (typed === '') return { problems: [{ words: 'Hãy ghi địa bàn.', field }] };
  const found = await areaTyped(visit, typed);
  return 'area' in found ? found : { problems: [{ words: found.problem, field }] };
}

async function reorganised(visit: Visit, change: (body: object, more: Partial<Asked>) => Asked): Promise<Typed> {
  const { form } = visit;
  const rows = rowsIn(form);
  const from = await Promise.all(linesIn(form).map((line) => typedIn(visit, line, 'from')));
  const parents = await Promise.all(
    rows.map(async ({ parent }) => (parent === null || parent === '' ? null : typedIn(visit, parent, 'to-parent'))),
  );
  const problems = [...from, ...parents].flatMap((one) => (one !== null && 'problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const ends = from.flatMap((one) => ('area' in one ? [one.area] : []));
  const begins = rows.map((row, at) => ({ ...row, parent: placeOf(parents[at]) }));
  const parts = partsIn(form, ends, begins);
  const children = form.names.flatMap((name) =>
    name.startsWith('child.') ? [{ area: name.slice('child.'.length), parent: form.text(name) }] : [],
  );
  const placed = parents.flatMap((one) => (one !== null && 'area' in one ? [one.area] : []));
  const body = {
    type: 'reorganised',
    from: ends.map(({ id }) => id),
    to: begins,
    parts,
    children: children.filter(({ parent }) => parent !== ''),
  };
  const over = await areasOf(visit, [...new Set(ends.flatMap(({ parent }) => parent ?? []))]);
  return change(body, { named: [...ends, ...placed, ...over], ends, begins });
}

const placeOf = (found: { readonly area: AreaHead } | { readonly problems: readonly FormProblem[] } | null | undefined): string | null =>
  found !== null && found !== undefined && 'area' in found ? found.area.id : null;

/** All of each goes to the one that begins; with several, where and how much as it was ticked. */
function partsIn(form: Form, ends: readonly AreaHead[], begins: readonly NewArea[]): readonly object[] {
  const [only, ...others] = begins;
  if (only !== undefined && others.length === 0) return ends.map(({ id }) => ({ from: id, to: only.id }));
  return ends.flatMap(({ id: from }) =>
    begins.flatMap(({ id: to }) => {
      const share = shareOf(form.text(`share.${from}:${to}`));
      if (share === null && !form.all('part').includes(`${from}:${to}`)) return [];
      return [{ from, to, ...(share !== null && { share }) }];
    }),
  );
}

/** 60, 60%, 12,5 of a hundred → 0.6, 0.125, exactly; what is no number is handed on for the API to refuse. */
export function shareOf(typed: string): string | null {
  const text = typed.replaceAll('%', '').replaceAll(' ', '').replace(',', '.');
  if (text === '') return null;
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,10}))?$/.exec(text) ?? [];
  if (whole === '') return typed;
  const digits = whole.padStart(3, '0');
  const decimals = (digits.slice(-2) + fraction).replace(/0+$/, '');
  return `${String(Number(digits.slice(0, -2)))}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The way back: 0.125 → 12,5%. */
export function percentOf(share: string): string {
  const [whole = '0', fraction = ''] = share.split('.');
  const digits = fraction.padEnd(2, '0');
  const [shown, rest] = [String(Number(whole + digits.slice(0, 2))), digits.slice(2).replace(/0+$/, '')];
  return `${shown}${rest === '' ? '' : `,${rest}`}%`;
}
