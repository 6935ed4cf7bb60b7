import { StoreClosed } from '@hieuhoc/event-store';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { AsOfReader } from '../../platform/queries/as-of';
import type { SealedLog } from '../../platform/sealing';
import type { Clock } from '../../platform/time/clock';
import type { DossierQuery } from './dossier.dto';
import type { DossierSettings } from './dossier-messages';
import { DossierThread } from './dossier-thread';

export interface DossierPieces {
  /** A file name. */
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** The rules and what they brought into memory are kept for the next dossier, for a while. */
const IDLE_MS = 60_000;
const PATIENCE_MS = 5_000;

/**
 * Makes dossiers on a thread of its own, which begins with the first and ends when nobody has asked for a while: one is seconds of work, in
 * which nobody else would be answered.
 */
export class DossiersOnThread implements OnApplicationShutdown {
  private thread: DossierThread | null = null;
  private made = 0;
  private open = 0;
  private idle: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly settings: DossierSettings,
    private readonly moments: AsOfReader,
    private readonly sealed: Pick<SealedLog, 'whenSealed'>,
    private readonly clock: Clock,
    private readonly idleMs = IDLE_MS,
  ) {}

  get isRunning(): boolean {
    return this.thread !== null;
  }

  /** Throws what DossiersService throws. Who does not read to the end says so by `return`. */
  async make(query: DossierQuery): Promise<DossierPieces> {
    if (this.closed) throw new StoreClosed();
    this.open++;
    if (this.idle !== null) clearTimeout(this.idle);
    try {
      return await this.onThread(query);
    } catch (error) {
      this.left();
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.idle !== null) clearTimeout(this.idle);
    await this.thread?.terminate();
  }

  private async onThread(query: DossierQuery): Promise<DossierPieces> {
    try {
      return await this.begin(query);
    } catch (error) {
      // Nobody signs on that thread, and so nobody waits for it there.
      const size = behindSize(error);
      if (size === null) throw error;
      await this.sealed.whenSealed(size, PATIENCE_MS);
      return this.begin(query);
    }
  }

  private async begin(query: DossierQuery): Promise<DossierPieces> {
    const { logSize: served } = await this.moments.resolve(undefined);
    const thread = (this.thread ??= this.started());
    const id = ++this.made;
    const told = await thread.ask(id, { verb: 'make', query: { ...query }, served, now: this.clock().toISOString() });
    if (told.kind !== 'made') throw new StoreClosed();
    return { name: told.name, pieces: this.pieces(thread, id) };
  }

  /** No generator: one that was never begun would not notice that nobody wants it. */
  private pieces(thread: DossierThread, id: number): AsyncIterable<Uint8Array> {
    let ended = false;
    const end = (): { readonly done: true; readonly value: undefined } => {
      if (!ended) {
        ended = true;
        thread.drop(id);
        this.left();
      }
      return { done: true, value: undefined };
    };
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      if (ended) return end();
      try {
        const told = await thread.ask(id, { verb: 'more' });
        return told.kind === 'piece' && told.bytes !== null ? { done: false, value: told.bytes } : end();
      } catch (error) {
        end();
        throw error;
      }
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: async () => end() }) };
  }

  private started(): DossierThread {
    const thread: DossierThread = new DossierThread(this.settings, () => {
      if (this.thread === thread) this.thread = null;
    });
    return thread;
  }

  private left(): void {
    if (--this.open > 0 || this.closed) return;
    this.idle = setTimeout(() => void this.thread?.terminate(), this.idleMs);
    this.idle.unref();
  }
}

function behindSize(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'seal-behind' || !('facts' in error)) return null;
  const { facts } = error;
  return typeof facts === 'object' && facts !== null && 'size' in facts && typeof facts.size === 'number' ? facts.size : null;
}
