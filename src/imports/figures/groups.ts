import { lastDay } from '@hieuhoc/indicator-maths';
import type { IndicatorDefinition } from '../../indicators';

interface Placed {
  readonly period: string;
  readonly indicator: IndicatorDefinition;
}

/**
 * Figures in the order in which they are compared with each other (rules 9): an earlier period before a later one, a population before what
 * is measured on it. Those of one group know nothing of each other.
 */
export function groupsOf<Figure extends Placed>(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const definitions = new Map(figures.map(({ indicator }) => [indicator.code, indicator]));
  const groups = Map.groupBy(figures, ({ period, indicator }) => `${lastDay(period)} ${depthOf(indicator, definitions)}`);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const DEEPEST = 9;

function depthOf(indicator: IndicatorDefinition, definitions: ReadonlyMap<string, IndicatorDefinition>): number {
  let depth = 0;
  for (let one: IndicatorDefinition | undefined = indicator; one?.denominatorIs !== undefined && depth < DEEPEST; depth++)
    one = definitions.get(Object.values(one.denominatorIs)[0] ?? '');
  return depth;
}
