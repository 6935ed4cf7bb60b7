import type { EventStore } from '@hieuhoc/event-store';
import type { Commands } from '../../platform/commands/commands';
import type { CommandContext } from '../../platform/commands/context';
import type { ProjectionHost } from '../../platform/projections';
import type { Sealing } from '../../platform/sealing';
import { toHex } from '@hieuhoc/transparency-log';
import { hasNews, sealDecider, type ProjectionDigest, type SealState } from './seal.decider';
import { NothingToSeal } from './proofs.errors';
import { SEAL_STREAM } from './seal.events';

/** What read models held after the first `size` events. */
export type DigestsAt = (size: number, signal?: AbortSignal) => Promise<readonly ProjectionDigest[]>;

export interface SealWritten {
  readonly seal: NonNullable<SealState['last']>;
  readonly revision: bigint;
  readonly position: string;
  readonly logSize: number | null;
  /** Something was sealed that was not before. */
  readonly created: boolean;
  /** It was the first of all. */
  readonly began: boolean;
}

const READ_MODELS_PATIENCE_MS = 60_000;
const PATIENCE_MS = 10_000;

/** Seals what every stream ends with, and what the read models hold. A log without news is not sealed again. */
export class SealsService {
  constructor(
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly sealing: Pick<Sealing, 'sealHeads' | 'whenFollowed'>,
    private readonly host: Pick<ProjectionHost, 'whenReached'>,
    private readonly digestsAt: DigestsAt,
  ) {}

  /** Throws what keeps the log from being sealed. */
  async seal(
    context: CommandContext,
    { reason, signal }: { readonly reason?: string; readonly signal?: AbortSignal } = {},
  ): Promise<SealWritten> {
    // What whoever asks has seen is to be in it.
    const { position } = await this.store.head();
    if (position === null) throw new NothingToSeal();
    await this.sealing.whenFollowed(position, PATIENCE_MS);
    const { size, root, count } = await this.sealing.sealHeads();
    const { position: grown } = await this.store.head();
    await this.host.whenReached(grown ?? position, READ_MODELS_PATIENCE_MS);
    const { state } = await this.commands.current(sealDecider, SEAL_STREAM);
    const projections = hasNews(state, size) ? await this.digestsAt(size, signal) : [];
    const handled = await this.commands.run(sealDecider, SEAL_STREAM, { size, root: toHex(root), count, projections }, context, {
      kept: true,
      ...(reason !== undefined && { reason }),
    });
    const { last } = handled.state;
    if (last === null) throw new NothingToSeal();
    return { ...handled, seal: last, created: handled.events.length > 0, began: handled.created };
  }

  /** Whether something happened since the last seal, and on which day that was made. */
  async standing(): Promise<{ readonly sealedOn: string | null; readonly size: number | null }> {
    const { state } = await this.commands.current(sealDecider, SEAL_STREAM);
    return { sealedOn: state.last?.day ?? null, size: state.last?.size ?? null };
  }
}
