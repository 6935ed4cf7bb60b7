import type { EventStore } from '@hieuhoc/event-store';
import type { Commands } from '../../platform/commands/commands';
import type { CommandContext } from '../../platform/commands/context';
import type { ProjectionHost } from '../../platform/projections';
import type { Sealing } from '../../platform/sealing';
import { toHex } from '@hieuhoc/transparency-log';
import { hasNews, lacksProjections, sealDecider, type ProjectionDigest, type SealState } from './seal.decider';
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

/** Seals what every stream ends with, and, apart from it and in its own time, what the read models hold. */
export class SealsService {
  /** Who writes to the stream is alone with it: of what one says there the other would not know whether it is news. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly sealing: Pick<Sealing, 'sealHeads' | 'whenFollowed' | 'size' | 'origin'>,
    private readonly host: Pick<ProjectionHost, 'whenReached'>,
    private readonly digestsAt: DigestsAt,
  ) {}

  /** The heads of all streams; a log without news is not sealed again. Throws what keeps the log from being sealed. */
  seal(context: CommandContext, { reason }: { readonly reason?: string } = {}): Promise<SealWritten> {
    return this.inTurn(() => this.writeHeads(context, reason));
  }

  /** The read models as they were when the heads were sealed last: of millions of rows it takes minutes. Null where that is said already. */
  async sealProjections(context: CommandContext, signal?: AbortSignal): Promise<number | null> {
    const { state } = await this.commands.current(sealDecider, SEAL_STREAM);
    const { last } = state;
    if (last === null || !lacksProjections(state)) return null;
    const { position } = await this.store.head();
    if (position !== null) await this.host.whenReached(position, READ_MODELS_PATIENCE_MS);
    signal?.throwIfAborted();
    const digests = await this.digestsAt(last.size, signal);
    const command = { kind: 'projections', size: last.size, digests } as const;
    await this.inTurn(() => this.commands.run(sealDecider, SEAL_STREAM, command, context, { kept: true }));
    return last.size;
  }

  /** On which days heads and read models were sealed last, and whether these are behind those. */
  async standing(): Promise<{
    readonly sealedOn: string | null;
    readonly projectionsOn: string | null;
    readonly lacksProjections: boolean;
  }> {
    const { state } = await this.commands.current(sealDecider, SEAL_STREAM);
    return { sealedOn: state.last?.day ?? null, projectionsOn: state.projections?.day ?? null, lacksProjections: lacksProjections(state) };
  }

  private async writeHeads(context: CommandContext, reason: string | undefined): Promise<SealWritten> {
    // What whoever asks has seen is to be in it.
    const { position } = await this.store.head();
    if (position === null) throw new NothingToSeal();
    await this.sealing.whenFollowed(position, PATIENCE_MS);
    const { size, root, count } = await this.headsAsOfNow();
    const command = { kind: 'heads', size, root, count, origin: this.sealing.origin() } as const;
    const handled = await this.commands.run(sealDecider, SEAL_STREAM, command, context, {
      kept: true,
      ...(reason !== undefined && { reason }),
    });
    const { last } = handled.state;
    if (last === null) throw new NothingToSeal();
    return { ...handled, seal: last, created: handled.events.length > 0, began: handled.created };
  }

  /** Of millions of streams they take seconds: nobody goes through them for nothing. */
  private async headsAsOfNow(): Promise<{ readonly size: number; readonly root: string; readonly count: number }> {
    const { state } = await this.commands.current(sealDecider, SEAL_STREAM);
    if (state.last !== null && !hasNews(state, this.sealing.size())) return state.last;
    const { size, root, count } = await this.sealing.sealHeads();
    return { size, root: toHex(root), count };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }
}
