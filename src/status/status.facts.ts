import type { Facts, Figure, HierarchyChange, Indicator, Plan, Recognition, Subject } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import { figuresOfIndicator } from '../figures';
import { indicatorsAt } from '../indicators';
import { recognitionsOf, subjectsOf } from '../recognitions';
import { relatedAreas } from './related-areas';

/** Whose ground counts for a question: the plan's areas, and the one asked about. */
export function rootsOf({ area, transfers }: Plan, asked: string | undefined): string[] {
  return [...new Set([area, ...transfers.map((transfer) => transfer.area), ...(asked === undefined ? [] : [asked])])];
}

const NO_FIGURES: readonly Figure[] = [];

/**
 * Everything that was known at a log size and may count for these indicators in these areas, loaded with a few queries an indicator.
 * `indicators` are those of the targets asked about; the populations of derived ones are brought along.
 */
export async function factsAt(read: ReadModels, logSize: number, indicators: readonly string[], roots: readonly string[]): Promise<Facts> {
  const changes = await hierarchyChangesAt(read, logSize);
  const areas = relatedAreas(changes, roots);
  const known = await indicatorsAt(read, logSize);
  const wanted = withPopulations(indicators, known);
  const figures = new Map<string, ReadonlyMap<string, readonly Figure[]>>();
  for (const code of wanted) figures.set(code, await figuresOfIndicator(read, code, areas, logSize));
  const titles = await recognised(read, logSize, titlesOf(wanted, known));
  return factsOver(changes, known, figures, titles);
}

interface Recognised {
  readonly recognitions: ReadonlyMap<string, readonly Recognition[]>;
  readonly subjects: ReadonlyMap<string, Subject>;
}

function factsOver(
  changes: readonly HierarchyChange[],
  indicators: ReadonlyMap<string, Indicator>,
  figures: ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>,
  { recognitions, subjects }: Recognised,
): Facts {
  return {
    changes,
    indicator: (code) => indicators.get(code),
    figures: (indicator, area) => figures.get(indicator)?.get(area) ?? NO_FIGURES,
    recognitions: (title) => recognitions.get(title) ?? [],
    subject: (ref) => subjects.get(ref),
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

async function recognised(read: ReadModels, logSize: number, titles: Iterable<string>): Promise<Recognised> {
  const recognitions = new Map<string, readonly Recognition[]>();
  const subjects = new Map<string, Subject>();
  for (const title of titles) {
    recognitions.set(title, await recognitionsOf(read, title, logSize));
    for (const subject of await subjectsOf(read, title, logSize)) subjects.set(subject.ref, subject);
  }
  return { recognitions, subjects };
}
