import { MalformedRequest, type FieldProblem } from '../platform/http/errors';
import { sent } from '../platform/http/sent';
import type { AreaChange, AreaInput } from './areas.service';
import type { AreaChangeDto, AreaDto, NewAreaDto } from './areas.dto';
import type { Area } from './hierarchy.events';

type Field = Exclude<keyof AreaChangeDto, 'type' | 'on' | 'decision' | 'reason'>;
const FIELDS: readonly Field[] = ['area', 'name', 'classes', 'kind', 'parent', 'from', 'to', 'parts', 'children'];

/** What each type must say, and what it may. */
const FORMS: Readonly<Record<AreaChangeDto['type'], { readonly must: readonly Field[]; readonly may: readonly Field[] }>> = {
  renamed: { must: ['area', 'name'], may: [] },
  reclassified: { must: ['area'], may: ['classes', 'kind'] },
  moved: { must: ['area', 'parent'], may: [] },
  reorganised: { must: ['from'], may: ['to', 'parts', 'children'] },
  dissolved: { must: ['area'], may: [] },
};

/** The form of a change → the command it means. Throws MalformedRequest for a field that its type lacks or does not take. */
export function areaChangeOf(form: AreaChangeDto): AreaChange {
  const problems = problemsOf(form);
  if (problems.length > 0) throw new MalformedRequest(problems);
  const { type, on, decision, area = '', name = '', classes, kind, parent = '' } = form;
  const when = { on, ...(decision && { decision: sent(decision) }) };
  switch (type) {
    case 'renamed':
      return { kind: 'rename', ...when, area, name };
    case 'reclassified':
      return { kind: 'reclassify', ...when, area, ...(classes && { classes }), ...(kind !== undefined && { kindOfUnit: kind }) };
    case 'moved':
      return { kind: 'move', ...when, area, parent };
    case 'dissolved':
      return { kind: 'dissolve', ...when, area };
    case 'reorganised':
      return { kind: 'reorganise', ...when, ...reorganisationOf(form) };
  }
}

function reorganisationOf({ from, to, parts, children }: AreaChangeDto) {
  return {
    from: from ?? [],
    to: (to ?? []).map(areaOf),
    parts: (parts ?? []).map(sent),
    children: (children ?? []).map(sent),
  };
}

function problemsOf(form: AreaChangeDto): FieldProblem[] {
  const { must, may } = FORMS[form.type];
  if (form.type === 'reclassified' && form.classes === undefined && form.kind === undefined)
    return [{ field: 'classes', message: 'phải có, hoặc có kind, với type: reclassified' }];
  return FIELDS.flatMap((field) => {
    const given = form[field] !== undefined && form[field] !== null;
    if (given && !must.includes(field) && !may.includes(field)) return [{ field, message: `không dùng với type: ${form.type}; hãy bỏ đi` }];
    return !given && must.includes(field) ? [{ field, message: `phải có với type: ${form.type}` }] : [];
  });
}

export function areaInputOf(form: AreaDto): AreaInput {
  return { ...areaOf(form), from: form.from };
}

function areaOf({ id, officialCode, name, level, kind, parent, classes }: NewAreaDto): Area {
  return { id, ...(officialCode && { officialCode }), name, level, kind, parent, ...(classes && { classes }) };
}
