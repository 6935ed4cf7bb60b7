import { FORGETFUL, type Facts, type Keeping, type Plan, type Question } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, type KnownHierarchy } from '../areas';
import type { AsOf } from '../platform/queries/as-of';
import { KeptFigures } from './kept-figures';
import { KeptRollUps, type KeepingOptions } from './kept-roll-ups';
import { generatedUnder, type IsGenerated } from './generated';
import { evaluateOver, rootsOf } from './status.facts';

export interface Ask {
  readonly view: Plan;
  readonly targets: readonly string[];
  readonly question: Question;
  readonly asOf: AsOf;
  /** What is known now is asked about, not a moment of the past. */
  readonly live: boolean;
}

export type Compute<Result> = (facts: Facts, keeping: Keeping, isGenerated: IsGenerated) => Result;

export interface EvaluatorOptions extends KeepingOptions {
  /** Where no more areas than this are concerned, all their figures are loaded at once. */
  readonly fewAreas?: number;
}

const DEFAULT_DEPTH = 1;
const FEW_AREAS = 400;

/**
 * Loads what a question needs and lets the rules answer it, with the roll-ups that are kept for its day. Questions go one after the
 * other: what is kept belongs to one state of knowledge at a time.
 */
export class Evaluator {
  private readonly kept: KeptRollUps;
  private readonly figures: KeptFigures;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly read: ReadModels,
    private readonly options: EvaluatorOptions = {},
  ) {
    this.kept = new KeptRollUps(options);
    this.figures = new KeptFigures(options);
  }

  evaluate<Result>(ask: Ask, compute: Compute<Result>): Promise<Result> {
    const turn = this.last.then(() => this.read.snapshot((read) => this.answer(read, ask, compute)));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async answer<Result>(read: ReadModels, ask: Ask, compute: Compute<Result>): Promise<Result> {
    const { view, targets, question, asOf, live } = ask;
    const known = await hierarchyAt(read, asOf.logSize);
    const { changes } = known;
    const keeping = await this.kept.at(read, changes, question.on, asOf.logSize, live);
    const histories = view.targets.filter(({ issued }) => targets.includes(issued.id));
    const everywhere = keeping === FORGETFUL;
    const roots = rootsOf(view, question.area);
    const shown = everywhere ? null : shownAreas(known, roots, question.depth ?? DEFAULT_DEPTH);
    const indicators = histories.map(({ issued }) => issued.indicator);
    const { fewAreas = FEW_AREAS } = this.options;
    const isGenerated = await generatedUnder(read, { logSize: asOf.logSize, changes, indicators });
    return evaluateOver(read, { logSize: asOf.logSize, changes, indicators, roots, shown, fewAreas, figures: this.figures }, (facts) =>
      compute(facts, keeping, isGenerated),
    );
  }
}

/** The areas that get rows, and those whose figures stand beside their roll-ups. */
function shownAreas({ hierarchy }: KnownHierarchy, roots: readonly string[], depth: number): string[] {
  let level: readonly string[] = roots;
  const shown = new Set(roots);
  for (let down = 0; down < depth; down++) {
    level = level.flatMap((area) => hierarchy.everUnder(area));
    for (const area of level) shown.add(area);
  }
  return [...shown];
}
