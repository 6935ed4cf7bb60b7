import { StoreClosed } from '@hieuhoc/event-store';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { AsOfReader } from '../../platform/queries/as-of';
import type { SealedLog } from '../../platform/sealing';
import { ownThread } from '../../platform/threads/own-thread';
import { ThreadOnDemand, type Held } from '../../platform/threads/thread-on-demand';
import type { Clock } from '../../platform/time/clock';
import type { DossierQuery } from './dossier.dto';
import type { AskedOfDossiers, DossierSettings, ToldByDossiers } from './dossier-messages';

export interface DossierPieces {
  /** A file name. */
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

const PATIENCE_MS = 5_000;

type Thread = Held<AskedOfDossiers, ToldByDossiers>;

/** Makes dossiers on a thread of its own: one is seconds of work. */
export class DossiersOnThread implements OnApplicationShutdown {
  private readonly threads: ThreadOnDemand<AskedOfDossiers, ToldByDossiers>;
  private made = 0;

  constructor(
    settings: DossierSettings,
    private readonly moments: AsOfReader,
    private readonly sealed: Pick<SealedLog, 'whenSealed'>,
    private readonly clock: Clock,
    idleMs?: number,
  ) {
    this.threads = new ThreadOnDemand(() => ownThread(__dirname, 'dossiers.worker', settings, {}), idleMs);
  }

  get isRunning(): boolean {
    return this.threads.isRunning;
  }

  /** Throws what DossiersService throws. Who does not read to the end says so by `return`. */
  async make(query: DossierQuery): Promise<DossierPieces> {
    const thread = this.threads.hold();
    try {
      return await this.begin(thread, query).catch(async (error: unknown) => {
        // Nobody signs on that thread, and so nobody waits for it there.
        const size = behindSize(error);
        if (size === null) throw error;
        await this.sealed.whenSealed(size, PATIENCE_MS);
        return this.begin(thread, query);
      });
    } catch (error) {
      thread.release();
      throw error;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }

  private async begin(thread: Thread, query: DossierQuery): Promise<DossierPieces> {
    const { logSize: served } = await this.moments.resolve(undefined);
    const id = ++this.made;
    const told = await thread.ask({ id, verb: 'make', query: { ...query }, served, now: this.clock().toISOString() });
    if (told.kind !== 'made') throw new StoreClosed();
    return { name: told.name, pieces: piecesOf(thread, id) };
  }
}

/** No generator: one that was never begun would not notice that nobody wants it. */
function piecesOf(thread: Thread, id: number): AsyncIterable<Uint8Array> {
  let ended = false;
  const end = (): { readonly done: true; readonly value: undefined } => {
    ended = true;
    thread.release({ id, verb: 'drop' });
    return { done: true, value: undefined };
  };
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (ended) return end();
    try {
      const told = await thread.ask({ id, verb: 'more' });
      return told.kind === 'piece' && told.bytes !== null ? { done: false, value: told.bytes } : end();
    } catch (error) {
      end();
      throw error;
    }
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: async () => end() }) };
}

function behindSize(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'seal-behind' || !('facts' in error)) return null;
  const { facts } = error;
  return typeof facts === 'object' && facts !== null && 'size' in facts && typeof facts.size === 'number' ? facts.size : null;
}
