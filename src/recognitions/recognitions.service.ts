import type { Handled } from '@hieuhoc/decider';
import { BodiesService, whereaboutsOf, type AreasService, type Hierarchy } from '../areas';
import { latest, type Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Retired, type DecisionData } from '../platform/definitions';
import { EVIDENCE_NOT_ASKED, type CitedEvidence } from '../platform/evidence';
import { assessed, upgradeTo } from './assessment';
import { refuseArea, refuseElsewhere } from './grant-checks';
import { refuseOtherGrantor, type Office } from './grantor';
import { recognitionDecider, type RecognitionCommand, type RecognitionState } from './recognition.decider';
import { otherKind } from './recognition.errors';
import { recognitionStream, type Assessment, type RecognitionEvent } from './recognition.events';
import { homeOn } from './subject.decider';
import type { SubjectsService } from './subjects.service';
import type { Title } from './title.events';
import type { TitlesService } from './titles.service';

export type RecognitionNow = Handled<RecognitionState, RecognitionEvent>;

export interface GrantInput extends Assessment {
  readonly title: string;
  readonly subject: string;
  readonly area: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil?: string;
  readonly sample?: true;
}
export interface Ground {
  readonly title: Title;
  readonly office: Office | null;
  readonly hierarchy: Hierarchy;
  /** The latest that these were read at. */
  readonly position: string | null;
}
export interface RenewalInput {
  readonly decision: DecisionData;
  readonly renewedOn: string;
  readonly validUntil?: string;
}
export interface RevocationInput {
  readonly decision: DecisionData;
  readonly revokedOn: string;
  readonly reason: string;
}

/** Grants, renewals, revocations. What lies outside the recognition's own stream is checked here, before the decision. */
export class RecognitionsService {
  private readonly bodies: BodiesService;

  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
    private readonly titles: TitlesService,
    private readonly subjects: SubjectsService,
    private readonly evidence: CitedEvidence = EVIDENCE_NOT_ASKED,
  ) {
    this.bodies = new BodiesService(commands, areas);
  }

  /** What every grant of a title on a day stands on. Throws Unknown, Retired. */
  async ground(code: string, day: string, context: CommandContext): Promise<Ground> {
    const { title, position } = await this.titleOn(code, day);
    const office = await this.officeOf(context);
    const { hierarchy, position: seen } = await this.areas.current();
    return { title, office, hierarchy, position: latest(position, seen) ?? null };
  }

  /** Throws Unknown, Retired, RecognitionRefused. */
  async grant(input: GrantInput, context: CommandContext): Promise<RecognitionNow> {
    const { title: code, subject: ref, area, decision, recognisedOn, validUntil, sample, ...shown } = input;
    const said = { kind: 'grant', title: code, subject: ref, area, decision, recognisedOn } as const;
    if (await this.answered(code, ref, context)) return this.run({ ...said, validity: 'none', assessment: shown }, context, {});
    const { title, office, hierarchy, position } = await this.ground(code, recognisedOn, context);
    const { subject, position: registered } = await this.subjects.required(ref);
    if (subject.kind !== title.subject) throw otherKind(code, title.subject, ref, subject.kind);
    refuseArea(hierarchy, area, recognisedOn);
    refuseElsewhere(hierarchy, subject, area);
    refuseOtherGrantor(title, office, hierarchy, area, recognisedOn);
    const assessment = assessed(title, shown);
    const cited = await this.evidence.check(shown.evidence, context);
    const upgrade = upgradeTo(title, assessment.level);
    const command: RecognitionCommand = {
      ...said,
      validity: title.validity,
      assessment,
      ...(upgrade && { upgrade }),
      ...(validUntil !== undefined && { validUntil }),
      ...(sample && { sample }),
    };
    return this.run(command, context, { basedOn: latest(position, registered, cited) });
  }

  /** Throws Unknown, Retired, RecognitionRefused. */
  async renew(code: string, ref: string, input: RenewalInput, context: CommandContext): Promise<RecognitionNow> {
    const said = { kind: 'renew', title: code, subject: ref, ...input } as const;
    if (await this.answered(code, ref, context)) return this.run({ ...said, validity: 'none' }, context, {});
    const { title, office, hierarchy, position } = await this.ground(code, input.renewedOn, context);
    const { subject, position: registered } = await this.subjects.required(ref);
    const home = homeOn(subject, input.renewedOn) ?? '';
    const place = whereaboutsOf(hierarchy, home, input.renewedOn) ?? home;
    refuseOtherGrantor(title, office, hierarchy, place, input.renewedOn);
    return this.run({ ...said, validity: title.validity }, context, { basedOn: latest(position, registered) });
  }

  /** Throws Unknown, RecognitionRefused. */
  async revoke(title: string, subject: string, { reason, ...input }: RevocationInput, context: CommandContext): Promise<RecognitionNow> {
    await this.titles.required(title);
    await this.subjects.required(subject);
    return this.run({ kind: 'revoke', title, subject, ...input }, context, { reason });
  }

  /** The same command, answered before: what it was checked against then may have changed, its answer has not. */
  private async answered(title: string, subject: string, { idempotency }: CommandContext): Promise<boolean> {
    if (idempotency === undefined) return false;
    const { answers } = await this.commands.current(recognitionDecider, recognitionStream(title, subject));
    return answers.has(idempotency.keyHash);
  }

  private async titleOn(code: string, day: string): Promise<{ readonly title: Title; readonly position: string | null }> {
    const { definition, retiredOn, position } = await this.titles.required(code, day);
    if (retiredOn !== null && day >= retiredOn) throw new Retired('title', code, retiredOn);
    return { title: definition, position };
  }

  private async officeOf({ onBehalfOf }: CommandContext): Promise<Office | null> {
    if (onBehalfOf === undefined) return null;
    const { hierarchy } = await this.areas.current();
    if (hierarchy.get(onBehalfOf) !== undefined) return { name: onBehalfOf, area: onBehalfOf };
    const { definition } = await this.bodies.required(onBehalfOf);
    return { name: onBehalfOf, area: definition.area };
  }

  private run(
    command: RecognitionCommand,
    context: CommandContext,
    extra: { readonly reason?: string; readonly basedOn?: string },
  ): Promise<RecognitionNow> {
    return this.commands.run(recognitionDecider, recognitionStream(command.title, command.subject), command, context, extra);
  }
}
