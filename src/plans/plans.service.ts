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
import { areaOn, type IssuedPlan, type PlanState } from './plan.state';
import { planStream, type PlanEvent } from './plan.events';

type Written = Handled<PlanState, PlanEvent>;

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

  /** Whose plan it is on a day; undefined where there is no such plan. */
  async areaOf(plan: string, day: string): Promise<string | undefined> {
    const { state } = await this.commands.current(planDecider, planStream(plan));
    return state === null ? undefined : areaOn(state, day);
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
    switch (command.kind) {
      case 'transfer':
        return this.ground.checkArea(command.area);
      case 'add':
        return this.ground.checkTarget(plan.document, command.target);
      case 'correct': {
        const spec = specOf(plan, command.target);
        return this.ground.checkTarget(plan.document, { ...spec, ...command.fields }, spec);
      }
      case 'revise': {
        const spec = specOf(plan, command.target);
        return this.ground.checkTarget(prolonged(plan.document, command.change.due), { ...spec, ...command.change }, spec);
      }
      case 'issue':
      case 'correct-plan':
      case 'withdraw':
      case 'close':
        return Promise.resolve(undefined);
    }
  }
}

function specOf({ targets }: IssuedPlan, target: string): TargetSpec {
  const spec = targets.get(target)?.spec;
  if (spec === undefined) throw new Unknown('target', target);
  return spec;
}

/** A decision may hold a target to a day after the plan's last. */
const prolonged = (document: PlanDocument, due = document.period.to): PlanDocument =>
  due <= document.period.to ? document : { ...document, period: { ...document.period, to: due } };
