import type { Anchors, AnchorState } from './anchors';
import type { SealedCheckpoint, SealedLog } from './sealed-log';
import type { TimestampAuthority } from './timestamp-client';
import type { TimestampFile } from './timestamp-file';

export interface TimestampsOptions {
  readonly onTrouble: (error: Error) => void;
  /** How long a day's first checkpoint waits for its witnesses: a note is stamped as it then stands. */
  readonly settleMs?: number;
  readonly firstPauseMs?: number;
}

const SETTLE_MS = 15_000;
const FIRST_PAUSE_MS = 60_000;
const LAST_PAUSE_MS = 3_600_000;
const VIET_NAM_MS = 7 * 3_600_000;

/** A time stamp on the first checkpoint of each day in Viet Nam: it bounds everything up to the end of the day before. */
export class Timestamps implements Anchors {
  private readonly leaving = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private working = false;
  /** Sizes for which one is wanted. */
  private readonly wanted = new Set<number>();
  private trouble: Error | null = null;
  private pauseMs: number;

  constructor(
    private readonly authority: TimestampAuthority,
    private readonly log: Pick<SealedLog, 'latest' | 'covering'>,
    private readonly file: TimestampFile,
    private readonly options: TimestampsOptions,
  ) {
    this.pauseMs = this.firstPauseMs;
  }

  get states(): readonly AnchorState[] {
    return [{ anchor: this.authority.url, size: this.file.newest().size, trouble: this.trouble }];
  }

  offer(): void {
    const latest = this.log.latest();
    if (latest !== null && this.wanted.size === 0 && dayOf(latest.at) > this.file.newest().day) this.want(latest.size);
  }

  /** One on the checkpoint of this size too, as soon as may be. Forgotten when the server stops before. */
  want(size: number): void {
    this.wanted.add(size);
    if (!this.working && this.timer === null && !this.leaving.signal.aborted) this.later(this.options.settleMs ?? SETTLE_MS);
  }

  /** One on this checkpoint, and none where it has one; false where that is another note by now. Throws TimestampUnavailable. */
  async stamp({ size, note, at }: SealedCheckpoint): Promise<boolean> {
    if (this.file.timestampOf(note) !== null) return true;
    // A large library, which servers without an authority never load.
    const { stampOf } = await import('./timestamp-client.js');
    const stamp = await stampOf(note, this.authority, this.leaving.signal);
    // A cosignature came while the authority was asked: nobody will be shown the note that this token is of.
    if (this.leaving.signal.aborted || (this.log.covering(size)?.note ?? note) !== note) return false;
    this.file.put({ size, note, day: dayOf(at), at: stamp.at.toISOString(), token: stamp.token });
    return true;
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.leaving.abort();
  }

  private later(ms: number): void {
    this.timer = setTimeout(() => {
      this.timer = null;
      this.working = true;
      void this.stampWanted().then(
        () => this.settled(null),
        (error: unknown) => this.settled(error instanceof Error ? error : new Error(String(error))),
      );
    }, ms);
    this.timer.unref();
  }

  private async stampWanted(): Promise<void> {
    for (const size of this.wanted) {
      const checkpoint = this.log.covering(size);
      if (checkpoint === null || (await this.stamp(checkpoint))) this.wanted.delete(size);
    }
  }

  private settled(error: Error | null): void {
    this.working = false;
    if (this.leaving.signal.aborted) return;
    if (error === null) {
      this.pauseMs = this.firstPauseMs;
      if (this.wanted.size > 0) this.later(this.options.settleMs ?? SETTLE_MS);
    } else {
      if (this.trouble?.message !== error.message) this.options.onTrouble(error);
      this.later(this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LAST_PAUSE_MS);
    }
    this.trouble = error;
  }

  private get firstPauseMs(): number {
    return this.options.firstPauseMs ?? FIRST_PAUSE_MS;
  }
}

const dayOf = (at: string): string => new Date(Date.parse(at) + VIET_NAM_MS).toISOString().slice(0, 10);
