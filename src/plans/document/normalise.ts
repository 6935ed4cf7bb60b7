import type { Level, PeriodKind } from '@hieuhoc/indicator-maths';
import type { RawArea, RawDocument, RawIndicator, RawTarget, RawTask, RawTitle } from './raw';
import type { AreaSpec, ClassCriterion, IndicatorSpec, PlanDocument, TargetSpec, TaskSpec, TitleSpec } from './types';

const levels: readonly Level[] = ['country', 'province', 'district', 'commune', 'village', 'sector'];
const kinds: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year', 'school-year'];
const inOrder = <T>(items: readonly T[] | undefined, order: readonly T[]): T[] => order.filter((item) => items?.includes(item));
const sorted = (items: readonly string[] | undefined): string[] => (items ?? []).toSorted((a, b) => (a < b ? -1 : 1));

/** Blanks at the ends of a text and the kind of line end come from how a file is written, not from the plan. */
export function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim().replaceAll('\r\n', '\n');
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, trimmed(member)]));
}

export const normaliseArea = (area: RawArea): AreaSpec => ({ ...area, classes: sorted(area.classes) });

export const normaliseIndicator = (indicator: RawIndicator): IndicatorSpec => ({
  ...indicator,
  periods: inOrder(indicator.periods, kinds),
  reportedAt: inOrder(indicator.reportedAt, levels),
  area: indicator.area ?? 'sum',
  time: indicator.time ?? 'last',
  denominatorTime: indicator.denominatorTime ?? 'last',
  breakdowns: sorted(indicator.breakdowns),
  mayExceed: indicator.mayExceed ?? false,
  signed: indicator.signed ?? false,
  neverFalls: indicator.neverFalls ?? false,
});

export const normaliseTitle = (title: RawTitle): TitleSpec => ({
  ...title,
  validity: title.validity ?? 'none',
  yearly: title.yearly ?? false,
});

const classList = (byClass: NonNullable<RawTarget['byClass']>): readonly ClassCriterion[] =>
  isList(byClass) ? byClass : Object.entries(byClass).map(([name, criterion]) => ({ class: name, criterion }));
const isList = (byClass: NonNullable<RawTarget['byClass']>): byClass is readonly ClassCriterion[] => Array.isArray(byClass);

export function normaliseTarget(target: RawTarget): TargetSpec {
  const { byClass, ...rest } = target;
  const spec: TargetSpec = { ...rest, hold: target.hold ?? 'at-due', measuredAt: target.measuredAt ?? 'area' };
  return byClass === undefined ? spec : { ...spec, byClass: classList(byClass) };
}

export const normaliseTask = (task: RawTask): TaskSpec => ({ ...task, coordinating: task.coordinating ?? [] });

/** Defaults written out, sets in one order, lists as they stand: two documents that say the same become equal. */
export function normalise(raw: RawDocument): PlanDocument {
  return {
    ...raw,
    number: raw.number ?? null,
    issuedOn: raw.issuedOn ?? null,
    legalBases: (raw.legalBases ?? []).map((basis) => ({ ...basis, number: basis.number ?? null, issuedOn: basis.issuedOn ?? null })),
    phases: raw.phases ?? [],
    areas: (raw.areas ?? []).map(normaliseArea),
    bodies: raw.bodies ?? [],
    indicators: (raw.indicators ?? []).map(normaliseIndicator),
    titles: (raw.titles ?? []).map(normaliseTitle),
    targets: (raw.targets ?? []).map(normaliseTarget),
    duties: raw.duties ?? [],
    tasks: (raw.tasks ?? []).map(normaliseTask),
  };
}
