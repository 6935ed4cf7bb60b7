import type { AreaId, HierarchyChange, Indicator, IndicatorCode } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { areasOfGeneratedFigures } from '../figures';
import { indicatorsAt } from '../indicators';
import { Recent } from '../platform/recent/recent';
import { areasOfGeneratedGrants } from '../recognitions';
import { ancestorsEver } from './related-areas';

/** Something that may count for the indicator in this area is generated ("số liệu minh hoạ"). */
export type IsGenerated = (row: { readonly indicator: IndicatorCode; readonly area: AreaId }) => boolean;

interface Sought {
  readonly logSize: number;
  readonly changes: readonly HierarchyChange[];
  readonly indicators: readonly IndicatorCode[];
}

/**
 * Which rows have to say that they rest on what was generated: those of an area that a generated figure or recognition was ever under, or
 * of its kin by reorganisation. A row shows a baseline, other periods and occurrences beside its value, so the period does not matter; nor
 * does what happened to be loaded or kept for the answer.
 */
export async function generatedUnder(read: ReadModels, { logSize, changes, indicators }: Sought): Promise<IsGenerated> {
  const known = await indicatorsAt(read, logSize);
  const marked = new Map<IndicatorCode, ReadonlySet<AreaId>>();
  for (const code of new Set(indicators)) {
    const grounds = await foundOnce(read, logSize, code, () => generatedFor(read, known.get(code), code, logSize));
    marked.set(code, new Set([...grounds].flatMap((area) => [...ancestorsEver(changes, area)])));
  }
  return ({ indicator, area }) => marked.get(indicator)?.has(area) ?? false;
}

/** Moments that are compared are asked about in turn. */
const MOMENTS = 4;
const found = new WeakMap<ReadModels, Recent<Map<IndicatorCode, ReadonlySet<AreaId>>>>();

/** What was generated up to a log size does not change: it is looked for once, not for every question. */
async function foundOnce(
  read: ReadModels,
  logSize: number,
  code: IndicatorCode,
  find: () => Promise<ReadonlySet<AreaId>>,
): Promise<ReadonlySet<AreaId>> {
  let moments = found.get(read);
  if (moments === undefined) found.set(read, (moments = new Recent(MOMENTS)));
  const kept = moments.get(String(logSize)) ?? moments.keep(String(logSize), new Map());
  const areas = kept.get(code) ?? (await find());
  kept.set(code, areas);
  return areas;
}

async function generatedFor(read: ReadModels, indicator: Indicator | undefined, code: string, logSize: number): Promise<Set<AreaId>> {
  const areas = new Set(await areasOfGeneratedFigures(read, code, logSize));
  const population = indicator?.from?.of;
  if (population !== undefined) for (const area of await areasOfGeneratedFigures(read, population, logSize)) areas.add(area);
  for (const source of [indicator?.from, indicator?.checkAgainst])
    if (source !== undefined) for (const area of await areasOfGeneratedGrants(read, source.recognitions, logSize)) areas.add(area);
  return areas;
}
