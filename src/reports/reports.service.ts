import type { Handled } from '@hieuhoc/decider';
import { WrongExpectedRevision } from '@hieuhoc/event-store';
import type { Access } from '../platform/access/access';
import type { Action } from '../platform/access/actions';
import { requireAny, type Asking } from '../platform/access/require-any';
import type { CommandContext } from '../platform/commands/context';
import { latest, type Commands } from '../platform/commands/commands';
import { EVIDENCE_NOT_ASKED, type CitedEvidence } from '../platform/evidence';
import { dayOf } from '../platform/time/clock';
import { indicatorsOf } from './ground';
import type { IncludedReports } from './included-reports';
import type { NamedFigures } from './named-figures';
import type { PlacedReport, ReportCases } from './report.case';
import { reportDecider, type Excepted, type ReportCommand, type ReportState } from './report.decider';
import { AlreadyAccepted, AlreadyReturned } from './report.errors';
import { reportStream, type IncludedReport, type NamedFigure, type ReportEvent, type ReportKey } from './report.events';

export type ReportWritten = Handled<ReportState, ReportEvent>;

export interface Submit {
  /** Left out: what stands now of the duty's indicators in the reporter's area. */
  readonly figures?: readonly NamedFigure[];
  /** Left out: the accepted reports below. */
  readonly includes?: readonly IncludedReport[];
  readonly note?: string;
  readonly evidence?: readonly string[];
}
export interface Extension {
  readonly until: string;
  readonly reason: string;
  readonly decision?: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
}

/** What happens to a dossier. Everything that looks beyond its own stream is checked here, before the decision. */
export class ReportsService {
  constructor(
    private readonly commands: Commands,
    private readonly cases: ReportCases,
    private readonly figures: NamedFigures,
    private readonly included: IncludedReports,
    private readonly access: Access,
    private readonly evidence: CitedEvidence = EVIDENCE_NOT_ASKED,
  ) {}

  async submit(key: ReportKey, said: Submit, who: Asking, context: CommandContext): Promise<ReportWritten> {
    const found = await this.cases.of(key, dayOf(context.now));
    await this.may(who, 'report.submit', found.responsible);
    const codes = indicatorsOf(found.plan, found.duty);
    const { figures, position } =
      said.figures === undefined
        ? await this.figures.standing(codes, found.area, found.period)
        : await this.figures.check(said.figures, codes, found.area, found.period);
    const includes =
      said.includes === undefined ? await this.included.standing(key, found) : await this.included.check(said.includes, key, found);
    const { note, evidence } = said;
    const cited = await this.evidence.check(evidence, context);
    const more = { ...(note !== undefined && { note }), ...(evidence !== undefined && evidence.length > 0 && { evidence }) };
    const command: ReportCommand = { kind: 'submit', area: found.area, figures, includes, figuresOwed: codes.length > 0, ...more };
    return this.run(key, command, context, latest(found.position, position, cited));
  }

  /** Accepts what was submitted, and by that verifies those very revisions, but for what is excepted. */
  async accept(
    key: ReportKey,
    { submission, except = [] }: { readonly submission?: number; readonly except?: readonly Excepted[] },
    who: Asking,
    context: CommandContext,
  ): Promise<ReportWritten> {
    const found = await this.received(key, 'report.accept', who, context);
    const { last } = await this.stateOf(key);
    const own = await this.figures.authoredBy(context.actor, last?.figures ?? []);
    const command: ReportCommand = { kind: 'accept', area: found.area, submission: submission ?? last?.revision ?? 0, except, own };
    return this.decide(key, command, context, found);
  }

  async return(
    key: ReportKey,
    said: { readonly submission?: number; readonly reason: string; readonly figures?: readonly Excepted[] },
    who: Asking,
    context: CommandContext,
  ): Promise<ReportWritten> {
    const found = await this.received(key, 'report.return', who, context);
    const submission = said.submission ?? (await this.stateOf(key)).last?.revision ?? 0;
    const { reason, figures = [] } = said;
    return this.decide(key, { kind: 'return', area: found.area, submission, reason, figures }, context, found);
  }

  async extend(key: ReportKey, said: Extension, who: Asking, context: CommandContext): Promise<ReportWritten> {
    const found = await this.cases.of(key, dayOf(context.now));
    await this.may(who, 'report.extend', found.receivers);
    return this.run(key, { kind: 'extend', area: found.area, due: found.period.due, ...said }, context, found.position);
  }

  private async received(key: ReportKey, action: Action, who: Asking, context: CommandContext): Promise<PlacedReport> {
    const found = await this.cases.placed(key, dayOf(context.now));
    await this.may(who, action, found.receivers);
    return found;
  }

  /** The right on any of the areas that stand for a reporter or a receiver. */
  private may(who: Asking, action: Action, areas: readonly string[]): Promise<void> {
    return requireAny(this.access, who, action, areas);
  }

  private async stateOf(key: ReportKey): Promise<ReportState> {
    return (await this.commands.current(reportDecider, reportStream(key))).state;
  }

  /** Who loses a race to another decision is told whose and when, not just that something changed. */
  private async decide(key: ReportKey, command: ReportCommand, context: CommandContext, found: PlacedReport): Promise<ReportWritten> {
    try {
      return await this.run(key, command, context, found.position);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      const { decided } = await this.stateOf(key);
      if (decided?.kind === 'accepted') throw new AlreadyAccepted(decided);
      if (decided?.kind === 'returned') throw new AlreadyReturned(decided);
      throw error;
    }
  }

  private run(key: ReportKey, command: ReportCommand, context: CommandContext, basedOn?: string | null): Promise<ReportWritten> {
    return this.commands.run(reportDecider, reportStream(key), command, context, {
      ...('reason' in command && { reason: command.reason }),
      ...(basedOn !== undefined && basedOn !== null && { basedOn }),
    });
  }
}
