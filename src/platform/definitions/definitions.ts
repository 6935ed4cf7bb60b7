import type { Handled } from '@hieuhoc/decider';
import type { Commands } from '../commands/commands';
import type { CommandContext } from '../commands/context';
import { Unknown } from '../http/errors';
import { inForce, type DecisionData, type Defined, type Definition, type DefinitionEvent } from './definition';
import type { DefinitionDecider } from './definition.decider';
import type { Kind } from './definition.errors';

export type DefinedNow<Name extends string, D extends Definition> = Handled<Defined<D>, DefinitionEvent<Name, D>>;

/** The commands on definitions of one kind, each on its own stream. */
export class Definitions<Name extends string, D extends Definition> {
  constructor(
    private readonly commands: Commands,
    private readonly kind: Kind,
    private readonly decider: DefinitionDecider<Name, D>,
  ) {}

  stream(code: string): string {
    return `${this.kind}-${code}`;
  }

  /** As it stands now; `defined: null` when there is none. */
  async current(code: string): Promise<{ readonly state: Defined<D>; readonly position: string | null }> {
    return this.commands.current(this.decider, this.stream(code));
  }

  /** Throws Unknown. */
  async required(
    code: string,
    day?: string,
  ): Promise<{ readonly definition: D; readonly retiredOn: string | null; readonly position: string | null }> {
    const { state, position } = await this.current(code);
    const definition = inForce(state, day);
    if (definition === null) throw new Unknown(this.kind, code);
    return { definition, retiredOn: state.retiredOn, position };
  }

  /** Decides without recording: true when the definition is new, false when it is there already. Throws DefinedDifferently. */
  async check(definition: D): Promise<boolean> {
    const { state } = await this.current(definition.code);
    return this.decider.decide(state, { kind: 'define', definition }, { actor: 'check' }).length > 0;
  }

  define(definition: D, context: CommandContext, basedOn?: string): Promise<DefinedNow<Name, D>> {
    const extra = basedOn === undefined ? {} : { basedOn };
    return this.commands.run(this.decider, this.stream(definition.code), { kind: 'define', definition }, context, extra);
  }

  /** Decides without recording. Throws Unknown, Retired, FixedFields; gives the definition as it would read on that day. */
  async checkRevision(code: string, { effectiveOn, changes }: Revision<D>): Promise<D> {
    const { state } = await this.current(code);
    this.decider.decide(state, { kind: 'revise', code, effectiveOn, changes }, { actor: 'check' });
    const before = inForce(state, effectiveOn);
    if (before === null) throw new Unknown(this.kind, code);
    return { ...before, ...changes };
  }

  revise(code: string, revision: Revision<D>, context: CommandContext, basedOn?: string): Promise<DefinedNow<Name, D>> {
    const { reason, ...command } = revision;
    const extra = { ...reasonOf(reason), ...(basedOn !== undefined && { basedOn }) };
    return this.commands.run(this.decider, this.stream(code), { kind: 'revise', code, ...command }, context, extra);
  }

  retire(code: string, retirement: Retirement, context: CommandContext): Promise<DefinedNow<Name, D>> {
    const { reason, ...command } = retirement;
    return this.commands.run(this.decider, this.stream(code), { kind: 'retire', code, ...command }, context, reasonOf(reason));
  }
}

export interface Retirement {
  readonly effectiveOn: string;
  readonly decision?: DecisionData;
  readonly reason?: string;
}
export interface Revision<D> extends Retirement {
  readonly changes: Partial<D>;
}

const reasonOf = (reason: string | undefined): { readonly reason?: string } => (reason === undefined ? {} : { reason });
