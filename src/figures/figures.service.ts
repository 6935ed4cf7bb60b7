import type { Handled, Loaded } from '@hieuhoc/decider';
import { entryChecks, lastDay, type EntryCheck, type Indicator } from '@hieuhoc/indicator-maths';
import type { AreasService } from '../areas';
import type { IndicatorDefinition, IndicatorsService } from '../indicators';
import type { CommandContext } from '../platform/commands/context';
import { latest, type Commands } from '../platform/commands/commands';
import { EVIDENCE_NOT_ASKED, type CitedEvidence } from '../platform/evidence';
import { Unknown } from '../platform/http/errors';
import { dayOf } from '../platform/time/clock';
import { EarlierFigures, type Alongside } from './earlier-figures';
import { figureDecider, type FigureCommand, type FigureState, type Reviews } from './figure.decider';
import type { FigureDto } from './figure.dto';
import { figureStream, type FigureContent, type FigureEvent, type FigureKey } from './figure.events';
import { dataToOf, noteRequired, periodFor, refuseArea, refuseUnevenBreakdown } from './figure.rules';
import { breakdownOf, valueOf } from './value-of';

type Written = Handled<FigureState, FigureEvent>;
export type Reportable = Omit<FigureContent, 'acknowledged'>;

/** Whether some plan judges an indicator in words: each of its figures then says why (rules.md 5). */
export type IsQualitative = (indicator: string) => Promise<boolean>;

/** What became of its revisions, decisions on reports included; undefined where nobody looks. */
export type ReviewsOf = (key: FigureKey) => Promise<Reviews | undefined>;

/** What happens to a figure. Every check that looks beyond its own stream is made here, before the decision. */
export class FiguresService {
  private readonly before: EarlierFigures;

  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
    private readonly indicators: IndicatorsService,
    private readonly isQualitative: IsQualitative = () => Promise.resolve(false),
    private readonly reviewsOf: ReviewsOf = () => Promise.resolve(undefined),
    private readonly evidence: CitedEvidence = EVIDENCE_NOT_ASKED,
  ) {
    this.before = new EarlierFigures(commands, indicators);
  }

  /** A first report (`If-None-Match: *`), or a correction (`If-Match`, with a reason). */
  async report(key: FigureKey, said: Said, context: CommandContext): Promise<Written> {
    const { command, basedOn } = await this.toReport(key, said, context);
    return this.run(key, command, context, said.reason, basedOn);
  }

  /** Refuses what `report` would refuse, and records nothing; gives what would stand. */
  async tryReport(key: FigureKey, said: Said, context: CommandContext, alongside?: Alongside): Promise<Reportable> {
    const { command } = await this.toReport(key, said, context, alongside);
    const reviews = await this.reviewsOf(key);
    await this.commands.tried(figureDecider, figureStream(key), { ...command, ...(reviews && { reviews }) }, context);
    return command.content;
  }

  /** As its stream has it now. */
  now(key: FigureKey): Promise<Loaded<FigureState>> {
    return this.commands.current(figureDecider, figureStream(key));
  }

  private async toReport(
    key: FigureKey,
    said: Said,
    context: CommandContext,
    alongside?: Alongside,
  ): Promise<{ readonly command: Extract<FigureCommand, { kind: 'report' }>; readonly basedOn: string | undefined }> {
    const { definition, position } = await this.indicators.required(key.indicator);
    const ground = await this.areas.current();
    const area = ground.hierarchy.get(key.area);
    if (area === undefined) throw new Unknown('area', key.area);
    const span = periodFor(definition, key);
    refuseArea(area, span, definition);
    if (said.yes !== undefined && said.note === undefined && (await this.isQualitative(key.indicator))) throw noteRequired(key.indicator);
    const content = contentOf(said, definition, dataToOf(span, said.dataTo, dayOf(context.now)));
    const cited = await this.evidence.check(said.evidence, context);
    const { checks, seen } = await this.checked(definition, key, content, alongside);
    const command = {
      kind: 'report' as const,
      key,
      content,
      first: context.expectedRevision === 'no_stream',
      ...(said.reason !== undefined && { reason: said.reason }),
      checks,
      acknowledge: said.acknowledge ?? [],
    };
    return { command, basedOn: latest(position, ground.position, seen, cited) };
  }

  async verify(key: FigureKey, revision: number, context: CommandContext): Promise<Written> {
    return this.run(key, { kind: 'verify', key, revision }, context);
  }

  async return(key: FigureKey, revision: number, reason: string, context: CommandContext): Promise<Written> {
    return this.run(key, { kind: 'return', key, revision, reason }, context, reason);
  }

  async withdraw(key: FigureKey, reason: string, context: CommandContext): Promise<Written> {
    return this.run(key, { kind: 'withdraw', key, reason }, context, reason);
  }

  /** What needs acknowledgement (rules 9), found before the decision: a repeated or outdated request is answered as such all the same. */
  private async checked(
    indicator: IndicatorDefinition,
    key: FigureKey,
    { value, dataTo }: FigureContent,
    alongside?: Alongside,
  ): Promise<{ readonly checks: readonly EntryCheck[]; readonly seen: string | null }> {
    const comparable = value.kind === 'ratio' || value.kind === 'count' || (value.kind === 'yes-no' && indicator.neverFalls);
    if (!comparable) return { checks: [], seen: null };
    const { earlier, named, position } = await this.before.lookedUp(indicator, key, alongside);
    const isPart = dataTo < lastDay(key.period);
    return { checks: entryChecks({ indicator, value, isPart, earlier, named }), seen: position };
  }

  private async run(key: FigureKey, command: FigureCommand, context: CommandContext, reason?: string, basedOn?: string): Promise<Written> {
    if (command.kind !== 'report') await this.refuseUnknown(key);
    const isFirst = command.kind === 'report' && command.first;
    const reviews = isFirst || command.kind === 'withdraw' ? undefined : await this.reviewsOf(key);
    return this.commands.run(figureDecider, figureStream(key), { ...command, ...(reviews && { reviews }) }, context, {
      ...(reason !== undefined && { reason }),
      ...(basedOn !== undefined && { basedOn }),
      presumeNew: isFirst,
    });
  }

  private async refuseUnknown({ indicator, area }: FigureKey): Promise<void> {
    await this.indicators.required(indicator);
    const { hierarchy } = await this.areas.current();
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
  }
}

/** `sample`: generated by the simulation, not reported by anybody. */
export type Said = FigureDto & { readonly sample?: true };

function contentOf(said: Said, indicator: Indicator, dataTo: string): Reportable {
  const value = valueOf(said, indicator);
  const breakdown = breakdownOf(said, indicator);
  if (breakdown !== undefined) refuseUnevenBreakdown(value, breakdown);
  const { source, note, evidence = [], sample } = said;
  return {
    value,
    dataTo,
    ...(breakdown !== undefined && { breakdown }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
    ...(evidence.length > 0 && { evidence }),
    ...(sample && { sample }),
  };
}
