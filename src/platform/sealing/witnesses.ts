import type { Hash } from '@hieuhoc/transparency-log';
import type { SealedCheckpoint } from './sealed-log';
import type { Anchors, AnchorState } from './anchors';
import { ownNote, WitnessClient, type WitnessAddress } from './witness-client';
import { WitnessRefused, WitnessUnavailable } from './witness.errors';

/** The sealed log as witnesses need it. */
export interface WitnessedLog {
  latest(): SealedCheckpoint | null;
  consistency(from: number, to: number): readonly Hash[];
  /** Adds cosignatures to the kept note of this size. */
  cosigned(size: number, lines: string): Promise<void>;
}

export interface WitnessesOptions {
  readonly onTrouble: (error: Error) => void;
  /** Between two checkpoints that one witness is asked for. */
  readonly restMs?: number;
  readonly firstPauseMs?: number;
  readonly patienceMs?: number;
}

/** Every witness is asked for the newest checkpoint, each at its own pace, none waited for. */
export class Witnesses implements Anchors {
  private readonly each: readonly Witnessing[];
  private readonly leaving = new AbortController();

  constructor(addresses: readonly WitnessAddress[], log: WitnessedLog, options: WitnessesOptions) {
    this.each = addresses.map(
      (address) => new Witnessing(new WitnessClient(address, options.patienceMs, this.leaving.signal), log, options),
    );
  }

  /** There is a new checkpoint. */
  offer(): void {
    for (const one of this.each) one.offer();
  }

  /** Every checkpoint does. */
  want(): void {
    this.offer();
  }

  get states(): readonly AnchorState[] {
    return this.each.map(({ state }) => state);
  }

  close(): void {
    for (const one of this.each) one.close();
    this.leaving.abort();
  }
}

const REST_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 300_000;

class Witnessing {
  private size = 0;
  private trouble: Error | null = null;
  private done = -1;
  private working = false;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private pauseMs: number;

  constructor(
    private readonly client: WitnessClient,
    private readonly log: WitnessedLog,
    private readonly options: WitnessesOptions,
  ) {
    this.pauseMs = this.firstPauseMs;
  }

  get state(): AnchorState {
    return { anchor: this.client.address.url, size: this.size, trouble: this.trouble };
  }

  offer(): void {
    if (this.working || this.timer !== null || this.closed) return;
    const latest = this.log.latest();
    if (latest === null || latest.size === this.done) return;
    this.working = true;
    void this.bring(latest).then(
      () => this.rest(this.options.restMs ?? REST_MS),
      (error: unknown) => this.stumble(error instanceof Error ? error : new Error(String(error))),
    );
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** A witness that was away says how far it came: the proof leads from there. */
  private async bring({ size, note }: SealedCheckpoint): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      const proof = this.size > size ? [] : this.log.consistency(this.size, size);
      const answer = await this.client.addCheckpoint(Math.min(this.size, size), size, proof, ownNote(note));
      if (answer.kind === 'cosigned') {
        await this.log.cosigned(size, answer.lines);
        [this.size, this.done, this.trouble, this.pauseMs] = [size, size, null, this.firstPauseMs];
        return;
      }
      this.size = answer.size;
      if (answer.size > size) throw new WitnessRefused(this.client.address.url, answer.size, size);
    }
    throw new WitnessUnavailable(this.client.address.url, 'it names another size each time');
  }

  private get firstPauseMs(): number {
    return this.options.firstPauseMs ?? FIRST_PAUSE_MS;
  }

  private rest(ms: number): void {
    this.working = false;
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.offer();
    }, ms);
    this.timer.unref();
  }

  private stumble(error: Error): void {
    if (this.closed) return;
    if (this.trouble?.message !== error.message) this.options.onTrouble(error);
    this.trouble = error;
    this.rest(this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LAST_PAUSE_MS);
  }
}
