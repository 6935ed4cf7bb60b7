import type { Facts, HierarchyChange, Indicator, Plan } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AreaFigures } from '../figures';
import { indicatorsAt } from '../indicators';
import { recognisedAt, type Recognised } from '../recognitions';
import { figuresKnown, type FigureFacts } from './figures-known';
import type { KeptFigures } from './kept-figures';
import { parentsEverOf, relatedAreas } from './related-areas';

/** Whose ground counts for a question: the plan's areas, and the one asked about. */
export function rootsOf({ area, transfers }: Plan, asked: string | undefined): string[] {
  return [...new Set([area, ...transfers.map((transfer) => transfer.area), ...(asked === undefined ? [] : [asked])])];
}

/** What a question needs to know. */
export interface Sought {
  readonly logSize: number;
  readonly changes: readonly HierarchyChange[];
  /** Of the targets asked about; the populations of derived ones are brought along. */
  readonly indicators: readonly string[];
  /** Whose ground counts: their figures and those of all under them may be looked at. */
  readonly roots: readonly string[];
  /** Areas whose own figures will be looked at although roll-ups are kept; null: all of them. */
  readonly shown: readonly string[] | null;
  /** Where no more areas than this are concerned, all their figures are loaded at once. */
  readonly fewAreas: number;
  readonly figures: KeptFigures;
}

/** So many times what was found missing is brought; then what lies under the area asked about, then everything. */
const MOST_VISITS = 2;

/** The figures of an area were not loaded: what stands above it was expected to be kept, and is not. */
class NotLoaded extends Error {
  constructor(readonly area: string) {
    super(`the figures of ${area} are not loaded`);
  }
}

/**
 * Evaluates over what was known at a log size. Where roll-ups are kept, few figures are needed: those of the areas shown are loaded, the
 * evaluation says what else it misses, and is asked again. `evaluate` must therefore do nothing but compute.
 */
export async function evaluateOver<Result>(read: ReadModels, sought: Sought, evaluate: (facts: Facts) => Result): Promise<Result> {
  const { logSize, changes, roots, shown } = sought;
  const indicators = await indicatorsAt(read, logSize);
  const wanted = withPopulations(sought.indicators, indicators);
  const titles = await recognised(read, logSize, titlesOf(wanted, indicators));
  // One by one: a country's is found once, and stays so whichever of its areas is asked about beside it.
  const related = roots.map((root) => relatedAreas(changes, [root]));
  const few = related.reduce((count, { length }) => count + length, 0) <= sought.fewAreas;
  const all = (): readonly string[] => [...new Set(related.flat())];
  const { figures } = sought;
  await figures.advance(read, logSize);
  const bring = async (areas: readonly string[]): Promise<void> => {
    for (const code of wanted) await figures.bring(read, code, areas);
  };
  const known = (code: string) => {
    const byArea = figures.ofIndicator(code);
    return (area: string): AreaFigures => {
      const found = byArea?.get(area);
      if (found === undefined) throw new NotLoaded(area);
      return found;
    };
  };
  const figureFacts = figuresKnown(known, logSize);
  await bring(shown === null || few ? all() : shown);
  for (let visit = 1; ; visit++) {
    try {
      return evaluate({ ...figureFacts, ...factsOver(changes, indicators, titles) });
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      if (visit <= MOST_VISITS) await bring(relatedAreas(changes, parentsEverOf(changes, error.area)));
      else await bring(visit === MOST_VISITS + 1 ? (related.at(-1) ?? []) : all());
    }
  }
}

function factsOver(
  changes: readonly HierarchyChange[],
  indicators: ReadonlyMap<string, Indicator>,
  titles: ReadonlyMap<string, Recognised>,
): Omit<Facts, keyof FigureFacts> {
  const known = [...titles.values()];
  return {
    changes,
    indicator: (code) => indicators.get(code),
    recognitions: (title) => titles.get(title)?.recognitions ?? [],
    subject: (ref) => known.find(({ subjects }) => subjects.has(ref))?.subjects.get(ref),
  };
}

function withPopulations(codes: readonly string[], known: ReadonlyMap<string, Indicator>): Set<string> {
  const wanted = new Set(codes);
  for (const code of wanted) {
    const population = known.get(code)?.from?.of;
    if (population !== undefined) wanted.add(population);
  }
  return wanted;
}

function titlesOf(codes: Iterable<string>, known: ReadonlyMap<string, Indicator>): Set<string> {
  const titles = new Set<string>();
  for (const code of codes) {
    const indicator = known.get(code);
    if (indicator?.from !== undefined) titles.add(indicator.from.recognitions);
    if (indicator?.checkAgainst !== undefined) titles.add(indicator.checkAgainst.recognitions);
  }
  return titles;
}

async function recognised(read: ReadModels, logSize: number, titles: Iterable<string>): Promise<ReadonlyMap<string, Recognised>> {
  const found = new Map<string, Recognised>();
  for (const title of titles) found.set(title, await recognisedAt(read, title, logSize));
  return found;
}
