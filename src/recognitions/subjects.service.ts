import { hashOf, type Handled } from '@hieuhoc/decider';
import { uuid7 } from '@hieuhoc/event-store';
import { areaEnded, areaNotYetEstablished, AreasService, type AreaHistory, type Hierarchy } from '../areas';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { derivedId } from '../platform/derived-id';
import { Unknown } from '../platform/http/errors';
import type { Commitment, Vault } from '../platform/vault';
import { accountStream } from '../accounts/account.events';
import { refOfAnAccount } from './recognition.errors';
import {
  homeOn,
  isPersonal,
  refusePersonalRef,
  subjectDecider,
  withoutPersonalName,
  type Registration,
  type SubjectState,
} from './subject.decider';
import { subjectStream, type SubjectEvent } from './subject.events';

export type SubjectNow = Handled<SubjectState, SubjectEvent>;
export type SubjectInput = Omit<Registration, 'ref'> & { readonly ref?: string };

/** Commands on those who may hold a title. */
export class SubjectsService {
  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
    private readonly vault?: Vault,
  ) {}

  /** Without a ref one is minted that says nothing. Throws Unknown, RecognitionRefused. */
  async register({ ref: given, ...input }: SubjectInput, context: CommandContext): Promise<SubjectNow & { readonly ref: string }> {
    const ref = given ?? (context.idempotency === undefined ? uuid7() : refFrom(context.idempotency.keyHash));
    const { area, position } = await this.seenArea(input.area);
    refuseEnded(area, input.from);
    const registration = await this.withoutName({ ref, ...input });
    const command = { command: 'register', ...registration } as const;
    const now = await this.commands.run(subjectDecider, subjectStream(ref), command, anonymous(context, command), position);
    return { ...now, ref };
  }

  /** Of a list: what it stands on has been read once for all rows, and that it is not registered yet. */
  async registerNew(
    registration: Registration,
    seen: { readonly hierarchy: Hierarchy; readonly position: string | null },
    context: CommandContext,
  ): Promise<void> {
    const area = seen.hierarchy.get(registration.area);
    if (area === undefined) throw new Unknown('area', registration.area);
    refuseEnded(area, registration.from);
    const { name, ref } = registration;
    const said = withoutPersonalName(registration);
    const kept = name !== undefined && said.name === undefined ? await this.keep(ref, name) : undefined;
    const command = { command: 'register', ...said, ...(kept && { commitment: kept.h }) } as const;
    const extra = { presumeNew: true, ...(seen.position !== null && { basedOn: seen.position }) };
    await this.commands.run(subjectDecider, subjectStream(ref), command, context, extra);
  }

  /** Throws Unknown, RecognitionRefused. */
  async move(ref: string, to: { readonly area: string; readonly on: string }, context: CommandContext): Promise<SubjectNow> {
    const { area, position } = await this.seenArea(to.area);
    if (to.on < area.from) throw areaNotYetEstablished(area.spec.id, to.on, area.from);
    if (area.until !== null && to.on >= area.until) throw areaEnded(area.spec.id, to.on, area.until);
    return this.commands.run(subjectDecider, subjectStream(ref), { command: 'move', ref, ...to }, context, position);
  }

  /** Throws Unknown. */
  async required(ref: string): Promise<{ readonly subject: NonNullable<SubjectState>; readonly position: string | null }> {
    const { state, position } = await this.commands.current(subjectDecider, subjectStream(ref));
    if (state === null) throw new Unknown('subject', ref);
    return { subject: state, position };
  }

  /** Where it lives on a day; undefined where there is no such subject. */
  async homeNow(ref: string, day: string): Promise<string | undefined> {
    const { state } = await this.commands.current(subjectDecider, subjectStream(ref));
    return state === null ? undefined : homeOn(state, day);
  }

  /** A name of people goes into the vault before anything is recorded; the log gets what it is committed to. */
  private async withoutName({ name, ...registration }: Registration): Promise<Registration> {
    if (name === undefined || !isPersonal(registration.kind) || this.vault === undefined) return { ...registration, ...named(name) };
    const { ref } = registration;
    const { state } = await this.commands.current(subjectDecider, subjectStream(ref));
    const known = state?.registered.commitment;
    if (state === null) {
      const kept = await this.keep(ref, name);
      return { ...registration, ...(kept && { commitment: kept.h }) };
    }
    const same = known !== undefined && this.vault.open({ ref, h: known })?.name === name;
    return { ...registration, commitment: same ? known : OTHER };
  }

  private async keep(ref: string, name: string): Promise<Commitment | undefined> {
    // What is refused later would lie in the vault under that very number, and nobody could ask to have it erased.
    refusePersonalRef(ref);
    // Somebody of that ref has something there: an account, or a registration that was interrupted.
    if (this.vault?.holds(ref) === true && (await this.commands.store.readStream(accountStream(ref), { limit: 1 })).length > 0)
      throw refOfAnAccount(ref);
    return this.vault?.keep(ref, { name });
  }

  private async seenArea(id: string): Promise<{ readonly area: AreaHistory; readonly position: { readonly basedOn?: string } }> {
    const { hierarchy, position } = await this.areas.current();
    const area = hierarchy.get(id);
    if (area === undefined) throw new Unknown('area', id);
    return { area, position: position === null ? {} : { basedOn: position } };
  }
}

/** No commitment: the name that was given is not the one the subject is registered under, and is not kept. */
const OTHER = 'other';
const named = (name: string | undefined): Pick<Registration, 'name'> => (name === undefined ? {} : { name });

/** The hash of a request that holds a name would confirm a guess of it; that of its commitment does not. */
function anonymous(context: CommandContext, command: Registration): CommandContext {
  if (context.idempotency === undefined || command.commitment === undefined) return context;
  return { ...context, idempotency: { ...context.idempotency, commandHash: hashOf(command) } };
}

function refuseEnded({ spec, until }: AreaHistory, from: string | undefined): void {
  if (from !== undefined && until !== null && from >= until) throw areaEnded(spec.id, from, until);
}

/** The same for the same seed: a repeat has to find the subject it made the first time. */
export const refFrom = (seed: string): string => derivedId(`subject:${seed}`);
