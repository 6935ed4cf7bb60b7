import type { Handled } from '@hieuhoc/decider';
import type { AreasService, BodiesService } from '../areas';
import type { IndicatorsService } from '../indicators';
import type { TitlesService } from '../recognitions';
import type { CommandContext } from '../platform/commands/context';
import { latest, type Commands } from '../platform/commands/commands';
import { EVIDENCE_NOT_ASKED, type CitedEvidence } from '../platform/evidence';
import { Unknown } from '../platform/http/errors';
import { planDocumentHash, type PlanDocument, type TargetSpec } from './document';
import { Ground } from './ground';
import { planDecider, type PlanCommand } from './plan.decider';
import type { IssuedPlan, PlanState } from './plan.state';
import { planStream, type PlanEvent } from './plan.events';

type Written = Handled<PlanState, PlanEvent>;
type TargetCommand = Extract<PlanCommand, { readonly kind: 'add' | 'revise' | 'correct' | 'withdraw' }>;

/** What a planner does. A plan brings the areas, bodies, indicators and titles that the log does not know yet. */
export class PlansService {
  private readonly ground: Ground;

  constructor(
    private readonly commands: Commands,
    areas: AreasService,
    bodies: BodiesService,
    indicators: IndicatorsService,
    titles: TitlesService,
    private readonly evidence: CitedEvidence = EVIDENCE_NOT_ASKED,
  ) {
    this.ground = new Ground(areas, bodies, indicators, titles);
  }

  /**
   * Checks everything, appends what the plan brings, then PlanIssued, which alone makes the plan exist: the same call again finishes
   * what a crash interrupted. The same document again changes nothing; another one under this name is refused with the differences.
   */
  async issue(document: PlanDocument, context: CommandContext, sample?: true): Promise<Written> {
    const hash = planDocumentHash(document);
    const command: PlanCommand = { kind: 'issue', document, hash, ...(sample && { sample }) };
    const stream = planStream(document.plan);
    const { state } = await this.commands.current(planDecider, stream);
    if (state !== null) return this.commands.run(planDecider, stream, command, context);
    const basedOn = await this.ground.check(document);
    await this.ground.lay(document, context);
    return this.commands.run(planDecider, stream, command, context, { ...(basedOn !== undefined && { basedOn }) });
  }

  /** Whose plan it is, after the last transfer; undefined where there is no such plan. */
  async areaOf(plan: string): Promise<string | undefined> {
    const { state } = await this.commands.current(planDecider, planStream(plan));
    return state?.transfers.at(-1)?.area ?? state?.document.area;
  }

  /** A command on one plan; what it says of areas and indicators is checked against those that are known. */
  async run(plan: string, command: PlanCommand, context: CommandContext): Promise<Written> {
    const { state, position } = await this.commands.current(planDecider, planStream(plan));
    if (state === null) throw new Unknown('plan', plan);
    const cited = 'evidence' in command ? await this.evidence.check(command.evidence, context) : null;
    const basedOn = latest(position, (await this.groundOf(state, command)) ?? null, cited);
    return this.commands.run(planDecider, planStream(plan), command, context, {
      ...('reason' in command && { reason: command.reason }),
      ...(basedOn !== undefined && { basedOn }),
    });
  }

  private groundOf(plan: IssuedPlan, command: PlanCommand): Promise<string | undefined> {
    if (command.kind === 'transfer') return this.ground.checkArea(command.area);
    return isOnTarget(command) ? this.ground.checkTarget(specAfter(plan, command)) : Promise.resolve(undefined);
  }
}

function isOnTarget(command: PlanCommand): command is TargetCommand {
  return ['add', 'revise', 'correct', 'withdraw'].includes(command.kind);
}

/** The target as it would read: what a change says has to fit the rest. */
function specAfter(plan: IssuedPlan, command: TargetCommand): TargetSpec | null {
  if (command.kind === 'add') return command.target;
  const spec = plan.targets.get(command.target)?.spec;
  if (spec === undefined) throw new Unknown('target', command.target);
  switch (command.kind) {
    case 'revise':
      return { ...spec, ...command.change };
    case 'correct':
      return { ...spec, ...command.fields };
    case 'withdraw':
      return null;
  }
}
