import { explainRow, type Contribution, type Explanation, type FigureUsed } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, madeOf } from '../areas';
import { eventsOfHierarchy, eventsOfTarget, namedEvents, type Cause } from '../history';
import { figureStream } from '../figures';
import { refuseUnknownCodes } from '../indicators';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { PlanQueries } from '../plans';
import { planView } from './plan-view';
import type { ExplainQuery } from './status.dto';
import type { Evaluator } from './evaluator';
import { reasonOf } from './state-reason';
import type { AnsweredRow, StatusService } from './status.service';

/** The arithmetic behind one row, and the events that it rests on: who recorded them, when. */
export interface Explained extends Explanation {
  readonly row: Omit<AnsweredRow, 'asOf' | 'sample'>;
  readonly asOf: AsOf;
  readonly sample?: true;
  readonly events: {
    /** The figures that were looked at, as the tree names them. */
    readonly figures: readonly Cause[];
    /** The issue of the plan, and what was added to, revised or corrected in this target. */
    readonly target: readonly Cause[];
    /** Changes of the areas in the tree, and of those they were made of. */
    readonly hierarchy: readonly Cause[];
  };
}

/** One level of areas under the row's own; deeper by asking for the area, or by `treeDepth`. */
const DEFAULT_DEPTH = 1;

export class ExplainService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly status: StatusService,
    private readonly evaluator: Evaluator,
  ) {
    this.plans = new PlanQueries(read);
  }

  async explain(query: ExplainQuery): Promise<Explained> {
    const asOf = await this.moments.resolve(query.asOf, query.on);
    await refuseUnknownCodes(this.read, query);
    const known = await this.plans.planAt(query.plan, asOf.logSize);
    if (known === null) throw new Unknown('plan', query.plan);
    const target = known.plan.targets.get(query.target);
    if (target === undefined) throw new Unknown('target', query.target);
    const view = planView(known.plan);
    const question = { ...this.status.questionOf(query), area: query.area ?? view.area, depth: 0 };
    const treeDepth = query.treeDepth ?? DEFAULT_DEPTH;
    const ask = { view, targets: [query.target], question: { ...question, depth: treeDepth }, asOf, live: query.asOf === undefined };
    const { explanation, measured, sample } = await this.evaluator.evaluate(ask, (facts, keeping, isGenerated) => ({
      explanation: explainRow(facts, view, query.target, question, { treeDepth, keeping }),
      measured: facts.indicator(target.spec.indicator)?.from?.of ?? target.spec.indicator,
      sample: isGenerated({ indicator: target.spec.indicator, area: question.area }),
    }));
    if (explanation === null) throw new Unknown('row', `${query.plan}/${query.target}/${question.area}`);
    const overdue = await this.status.overdueIn([question.area], { plan: known.plan, question, asOf });
    const row = { ...explanation.row, reason: reasonOf(explanation.row), overdueReports: overdue.get(question.area) ?? 0 };
    const events = await eventsBehind(this.read, explanation, measured, asOf.logSize);
    return { asOf, ...(sample && { sample }), ...explanation, row, events };
  }
}

async function eventsBehind(
  read: ReadModels,
  { row, tree, derived }: Explanation,
  measured: string,
  logSize: number,
): Promise<Explained['events']> {
  const nodes = [tree, derived?.tree ?? null].filter((node) => node !== null).flatMap(nodesOf);
  const named = nodes
    .flatMap(figuresOf)
    .map(({ area, period, revision }) => ({ stream: figureStream({ indicator: measured, area, period }), revision }));
  const { hierarchy } = await hierarchyAt(read, logSize);
  const behind = nodes.flatMap(({ area, reorganised }) => (reorganised.length > 0 ? [...madeOf(hierarchy, area)] : [area]));
  const areas = [...new Set([row.area, ...behind])];
  return {
    figures: await namedEvents(read, named, logSize),
    target: await eventsOfTarget(read, row.plan, row.target, logSize),
    hierarchy: await eventsOfHierarchy(read, areas, logSize),
  };
}

function nodesOf(node: Contribution): Contribution[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

function figuresOf({ figures, reorganised }: Contribution): FigureUsed[] {
  return [...figures, ...reorganised.flatMap(({ whole, byShare }) => [...whole, ...byShare.flatMap((part) => part.figures)])];
}
