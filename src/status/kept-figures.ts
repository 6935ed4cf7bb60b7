import type { ReadModels } from '@hieuhoc/projections';
import { AreaFigures, figureKeyOf, packedFigures } from '../figures';
import type { KeepingOptions } from './kept-roll-ups';
import { touchedBetween } from './touched';

/** After so many events it is cheaper to begin anew than to look at each. */
const MOST_EVENTS = 20_000;
/** Of a nation a dozen indicators, with twice as much around them. What is rolled up is kept without them. */
const MOST_CHARACTERS = 64 * 2 ** 20;

interface Kept {
  readonly byArea: Map<string, AreaFigures>;
  characters: number;
}

/**
 * Figures brought for one question serve the next, about whatever day and moment: the facts of a figure are only ever added to. An area in
 * which something was said since is brought again.
 */
export class KeptFigures {
  private readonly byIndicator = new Map<string, Kept>();
  private logSize = 0;

  constructor(private readonly options: KeepingOptions = {}) {}

  /** Begins a question; answers are right up to this log size. */
  async advance(read: ReadModels, logSize: number): Promise<void> {
    this.forgetOldest();
    if (logSize <= this.logSize) return;
    if (logSize - this.logSize > (this.options.mostEvents ?? MOST_EVENTS)) this.byIndicator.clear();
    else for (const stream of await touchedBetween(read, this.logSize, logSize)) this.drop(stream);
    this.logSize = logSize;
  }

  async bring(read: ReadModels, indicator: string, areas: Iterable<string>): Promise<void> {
    const kept = this.byIndicator.get(indicator) ?? { byArea: new Map<string, AreaFigures>(), characters: 0 };
    this.byIndicator.delete(indicator);
    this.byIndicator.set(indicator, kept);
    const missing = [...areas].filter((area) => !kept.byArea.has(area));
    if (missing.length === 0) return;
    const found = await packedFigures(read, indicator, missing);
    const keep = (area: string, packed: string): void => {
      kept.characters += packed.length;
      kept.byArea.set(area, new AreaFigures(indicator, area, packed));
    };
    // Under the very texts that will be asked for: to find an equal one takes a comparison.
    for (const area of missing) keep(area, found.get(area) ?? '');
    for (const [area, packed] of found) if (!kept.byArea.has(area)) keep(area, packed);
  }

  /** By area, those that were brought; for this one question. */
  ofIndicator(indicator: string): ReadonlyMap<string, AreaFigures> | undefined {
    return this.byIndicator.get(indicator)?.byArea;
  }

  private drop(stream: string): void {
    if (!stream.startsWith('figure-')) return;
    const { indicator, area } = figureKeyOf(stream);
    const kept = this.byIndicator.get(indicator);
    if (kept === undefined) return;
    kept.characters -= kept.byArea.get(area)?.characters ?? 0;
    kept.byArea.delete(area);
  }

  /** Between questions only: what is brought for one must be there until it is answered. */
  private forgetOldest(): void {
    let characters = [...this.byIndicator.values()].reduce((sum, kept) => sum + kept.characters, 0);
    for (const [indicator, kept] of this.byIndicator) {
      if (characters <= (this.options.characters ?? MOST_CHARACTERS)) return;
      characters -= kept.characters;
      this.byIndicator.delete(indicator);
    }
  }
}
