import type { Finding, Path } from './problem';
import { isLevel } from './checks/levels';
import type { PlanDocument } from './types';

export type ReferenceKind = 'area' | 'body' | 'indicator' | 'title';

/** A code that the document uses; `path` is its first use. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly code: string;
  readonly path: Path;
}

const at = (kind: ReferenceKind, code: string | null | undefined, path: Path): Reference[] =>
  code === null || code === undefined ? [] : [{ kind, code, path }];
const all = (kind: ReferenceKind, codes: readonly string[], path: Path): Reference[] =>
  codes.map((code, index) => ({ kind, code, path: [...path, index] }));

function inDefinitions(document: PlanDocument): Reference[] {
  return [
    ...document.areas.flatMap((area, index) => at('area', area.parent, ['areas', index, 'parent'])),
    ...document.bodies.flatMap((body, index) => at('area', body.area, ['bodies', index, 'area'])),
    ...document.titles.flatMap((title, index) =>
      isLevel(title.grantedBy) ? [] : at('body', title.grantedBy, ['titles', index, 'grantedBy']),
    ),
    ...document.indicators.flatMap((indicator, index) => {
      const path: Path = ['indicators', index];
      const nested = indicator.denominatorIs;
      return [
        ...at('title', indicator.from?.recognitions, [...path, 'from', 'recognitions']),
        ...at('indicator', indicator.from?.of, [...path, 'from', 'of']),
        ...at('title', indicator.checkAgainst?.recognitions, [...path, 'checkAgainst', 'recognitions']),
        ...(nested === undefined || !('numeratorOf' in nested)
          ? []
          : at('indicator', nested.numeratorOf, [...path, 'denominatorIs', 'numeratorOf'])),
        ...(nested === undefined || !('denominatorOf' in nested)
          ? []
          : at('indicator', nested.denominatorOf, [...path, 'denominatorIs', 'denominatorOf'])),
      ];
    }),
  ];
}

function inWork(document: PlanDocument): Reference[] {
  return [
    ...document.duties.flatMap((duty, index) => {
      const path: Path = ['duties', index];
      return [
        ...('bodies' in duty.from ? all('body', duty.from.bodies, [...path, 'from', 'bodies']) : []),
        ...at('body', duty.to, [...path, 'to']),
        ...at('body', duty.via, [...path, 'via']),
        ...(typeof duty.figures === 'string' ? [] : all('indicator', duty.figures, [...path, 'figures'])),
      ];
    }),
    ...document.tasks.flatMap((task, index) => [
      ...all('body', task.leads, ['tasks', index, 'leads']),
      ...all('body', task.coordinating, ['tasks', index, 'coordinating']),
    ]),
  ];
}

/** Every code used and not defined in the document: the caller looks for them in the store. One entry a code, at its first use. */
export function externalReferences(document: PlanDocument): Reference[] {
  const defined: Readonly<Record<ReferenceKind, ReadonlySet<string>>> = {
    area: new Set(document.areas.map((area) => area.id)),
    body: new Set(document.bodies.map((body) => body.code)),
    indicator: new Set(document.indicators.map((indicator) => indicator.code)),
    title: new Set(document.titles.map((title) => title.code)),
  };
  const used = [
    ...at('area', document.area, ['area']),
    ...inDefinitions(document),
    ...document.targets.flatMap((target, index) => [
      ...at('indicator', target.indicator, ['targets', index, 'indicator']),
      ...Object.keys(target.byArea ?? {}).flatMap((area) => at('area', area, ['targets', index, 'byArea', area])),
    ]),
    ...inWork(document),
  ];
  const seen = new Set<string>();
  return used.filter(
    ({ kind, code }) => !defined[kind].has(code) && !seen.has(`${kind} ${code}`) && seen.add(`${kind} ${code}`) !== undefined,
  );
}

const names: Readonly<Record<ReferenceKind, string>> = { area: 'địa bàn', body: 'cơ quan', indicator: 'chỉ số', title: 'danh hiệu' };

/** The finding for a reference that the store does not know either. */
export const unknownReference = (reference: Reference): Finding => ({
  code: `unknown-${reference.kind}`,
  path: reference.path,
  found: `${names[reference.kind]} "${reference.code}" chưa được định nghĩa`,
  allowed: `mã định nghĩa trong tài liệu này hoặc đã có trong hệ thống`,
});
