import type { Handled } from '@hieuhoc/decider';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { dayOf } from '../platform/time/clock';
import { erasureDecider, type ErasureCommand, type ErasureState, type Ground } from './erasure.decider';
import { erasureStream, type ErasureEvent } from './erasure.events';
import type { Target } from './targets';

export type ErasureNow = Handled<ErasureState, ErasureEvent>;
export type Reasoned = Ground & { readonly reason?: string };

/** Requests to erase, and erasing. */
export class ErasuresService {
  constructor(private readonly commands: Commands) {}

  /** Throws ErasureRefused. */
  request(target: Target, said: Reasoned, context: CommandContext): Promise<ErasureNow> {
    return this.run(target, { ...this.asked(target, said, context), command: 'request' }, context, said.reason);
  }

  extend(target: Target, reason: string, context: CommandContext): Promise<ErasureNow> {
    return this.run(target, { ref: target.ref, of: target.kind, command: 'extend' }, context, reason);
  }

  decline(target: Target, reason: string, context: CommandContext): Promise<ErasureNow> {
    return this.run(target, { ref: target.ref, of: target.kind, command: 'decline' }, context, reason);
  }

  /**
   * That it is begun is recorded first, with its ground; then it is erased; then that it is done. What is said to be erased is erased, and
   * whatever was interrupted between is finished by asking again. Throws ErasureRefused, VaultInUse, EvidenceUnavailable.
   */
  async carryOut(target: Target, said: Reasoned, context: CommandContext): Promise<ErasureNow> {
    const { idempotency: _, expectedRevision: __, ...unconditional } = context;
    await this.run(target, { ...this.asked(target, said, context), command: 'begin' }, unconditional, said.reason);
    await target.erase();
    return this.run(target, { ref: target.ref, of: target.kind, command: 'finish' }, unconditional, said.reason);
  }

  private asked({ ref, kind, area }: Target, { reason: _, ...ground }: Reasoned, { now }: CommandContext) {
    return { ref, of: kind, area, today: dayOf(now), ...ground };
  }

  private run({ ref }: Target, command: ErasureCommand, context: CommandContext, reason?: string): Promise<ErasureNow> {
    return this.commands.run(erasureDecider, erasureStream(ref), command, context, { ...(reason !== undefined && { reason }) });
  }
}
