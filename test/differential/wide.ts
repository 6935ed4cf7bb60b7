import type { AreaSpec, HierarchyChange } from '@hieuhoc/indicator-maths';
import { anyFigures, anyIndicators, anyRecognitions } from '../oracle/arbitrary-figures';
import { anyHierarchy, BEGINNING, type Hierarchy } from '../oracle/arbitrary-hierarchy';
import { anyPlan } from '../oracle/arbitrary-plans';
import type { Dice } from '../oracle/dice';
import type { Asking } from '../oracle/world';
import { found } from './known';

const COUNTRY: AreaSpec = { id: 'vn', name: 'Việt Nam', level: 'country', kind: 'nước', parent: null };

/** The same value with another name for each of its areas. */
function renamed<T>(value: T, prefix: string): T {
  const text = JSON.stringify(value).replaceAll(/"([pdcsv]\d+)"/g, (_, id: string) => `"${prefix}-${id}"`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same value with other names in it
  return JSON.parse(text) as T;
}

/** Small provinces, each with a history of its own, under one country. */
function country(dice: Dice, provinces: number): readonly Hierarchy[] {
  return Array.from({ length: provinces }, (_, index) => {
    const { changes, areas } = renamed(anyHierarchy(dice), `k${index}`);
    return { changes: changes.map(underCountry), areas };
  });
}

const underCountry = (change: HierarchyChange): HierarchyChange =>
  change.type === 'AreaEstablished' && change.area.parent === null ? { ...change, area: { ...change.area, parent: COUNTRY.id } } : change;

/** A plan of a country of several provinces: far more areas than a page shows. */
export const wideAsking =
  (provinces: number) =>
  (dice: Dice): Asking => {
    const parts = country(dice, provinces);
    const first = found(parts[0]);
    const indicators = anyIndicators(dice, first);
    const whole: Hierarchy = { changes: parts.flatMap(({ changes }) => changes), areas: parts.flatMap(({ areas }) => areas) };
    const figures = indicators.flatMap((indicator) => parts.flatMap((part) => anyFigures(dice, indicator, part)));
    const registers = parts.map((part, index) => renamed(anyRecognitions(dice, part), `k${index}`));
    const planArea = dice.chance(70) ? COUNTRY.id : found(whole.areas.find(({ level }) => level === 'province')).id;
    const changes = [
      { type: 'AreaEstablished' as const, on: BEGINNING, area: COUNTRY },
      // In the order of their days, as they would come to be known.
      ...whole.changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    ];
    return {
      world: {
        changes,
        indicators,
        figures,
        recognitions: registers.flatMap(({ recognitions }) => recognitions),
        subjects: registers.flatMap(({ subjects }) => subjects),
      },
      plan: anyPlan(dice, { indicator: found(indicators[0]), hierarchy: whole, planArea }),
      question: { on: '2020-12-31', basis: 'reported' },
    };
  };
