import type { Indicator } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { DefinitionQueries, inForce, type KnownDefinitions } from '../platform/definitions';
import type { IndicatorDefinition } from './indicator.events';

export const indicatorQueries = new DefinitionQueries<'Indicator', IndicatorDefinition>('indicator', 'Indicator');

const current = new WeakMap<KnownDefinitions<IndicatorDefinition>, ReadonlyMap<string, Indicator>>();

/** For the rules: every indicator known at a log size, with every revision known then. The same ones give the same map. */
export async function indicatorsAt(read: ReadModels, logSize: number): Promise<ReadonlyMap<string, Indicator>> {
  const known = await indicatorQueries.at(read, logSize);
  let indicators = current.get(known);
  if (indicators === undefined) {
    indicators = new Map([...known].map(([code, one]) => [code, inForce(one) ?? one.defined]));
    current.set(known, indicators);
  }
  return indicators;
}
