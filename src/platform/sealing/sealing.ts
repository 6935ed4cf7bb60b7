import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogPlace } from '../event-store/open-log';
import type { Anchors, AnchorState } from './anchors';
import { Checkpointing, type LogOrigins } from './checkpointing';
import type { HeadsSealed } from './heads-writer';
import { openSealFile } from './seal-schema';
import { SealedFile } from './sealed-file';
import { originOf, type SealedCheckpoint, type SealedLog } from './sealed-log';
import type { SealerControl, SealerEvents } from './sealer';
import { SealerThread } from './sealer-thread';
import { SealBehind } from './sealing.errors';
import { SignedSizes } from './signed-sizes';
import type { OpenedSigner } from './open-signer';
import type { Signer } from './signer';
import { TimestampFile } from './timestamp-file';
import { withLines } from './witness-client';

export interface SealingOptions {
  /** Which sealer follows the log. Default: one on a thread of its own. */
  readonly sealer?: (path: string, events: SealerEvents) => SealerControl & { start(): void };
  /** What the log's own events say of who signed it. */
  readonly origins?: LogOrigins;
  /** How long the signer may be ahead of the whole log. */
  readonly aheadMs?: number;
  readonly onAlarm?: (error: Error) => void;
  readonly onTrouble?: (error: Error) => void;
}

export interface SealingState {
  readonly running: boolean;
  readonly sealed: number;
  readonly signed: number;
  /** Milliseconds since the oldest event that no signature covers was recorded, or was seen to be sealed; null while nothing runs. */
  readonly unsignedMs: number | null;
  readonly alarm: Error | null;
  /** What keeps it from going on for now. */
  readonly trouble: Error | null;
  /** Who outside has attested how much. */
  readonly anchors: readonly AnchorState[];
}

const SEAL_FILE = 'seal.db';
const TIMESTAMP_FILE = 'timestamps.db';
const FOLLOW_POLL_MS = 20;

/** The sealed log, who seals it and who has it signed, seen from the thread that answers requests. */
export class Sealing implements SealedLog {
  private readonly file: SealedFile;
  private readonly waiting: SignedSizes;
  /** RFC 3161 tokens over notes. */
  readonly timestamps: TimestampFile;
  private sealer: (SealerControl & { start(): void }) | null = null;
  private checkpointing: Checkpointing | null = null;
  private signer: OpenedSigner | null = null;
  private anchors: Anchors | null = null;
  private closed = false;
  private alarm: Error | null = null;
  private trouble: Error | null = null;
  /** When a size was sealed that is not signed yet. */
  private unsignedSince: number | null = null;
  private startedAt = 0;
  private adding: Promise<void> = Promise.resolve();

  private constructor(
    private readonly place: LogPlace,
    folder: string,
    private readonly options: SealingOptions,
  ) {
    const file = join(folder, SEAL_FILE);
    openSealFile(file).close();
    this.file = new SealedFile(file);
    this.timestamps = new TimestampFile(join(folder, TIMESTAMP_FILE));
    this.waiting = new SignedSizes(this.file);
  }

  /** Makes the file where there is none. Nothing is sealed before `start`. */
  static open(folder: string, place: LogPlace, options: SealingOptions = {}): Sealing {
    return new Sealing(place, folder, options);
  }

  /** Without a signer the tree grows and nobody signs it. Signer and anchors are closed with this. */
  start(opened: OpenedSigner | null, anchors: Anchors | null = null): void {
    this.signer = opened;
    this.anchors = anchors;
    this.startedAt = Date.now();
    const sealerFor = this.options.sealer ?? this.onThread;
    this.sealer = sealerFor(this.file.path, {
      onSealed: (report) => {
        if (this.closed) return;
        if (this.file.latest()?.size !== report.size) this.unsignedSince ??= Date.now();
        this.checkpointing?.offer(report);
      },
      onAlarm: (error) => this.raise(error),
      onTrouble: (error) => this.stumble(error),
    });
    if (opened !== null) this.checkpointing = this.checkpointingWith(opened.signer, this.sealer);
    this.sealer.start();
    anchors?.offer();
  }

  async state(): Promise<SealingState> {
    const base = {
      sealed: this.file.size(),
      signed: this.file.latest()?.size ?? 0,
      alarm: this.alarm,
      trouble: this.trouble,
      anchors: this.anchors?.states ?? [],
    };
    if (this.sealer === null) return { ...base, running: false, unsignedMs: null };
    // Events may be recorded on days long gone, in a copied log or a simulated one: they wait since somebody could have sealed them.
    const lag = Math.min(await this.sealer.lagMs().catch(() => 0), Date.now() - this.startedAt);
    const unsigned = this.unsignedSince === null ? 0 : Date.now() - this.unsignedSince;
    return { ...base, running: true, unsignedMs: Math.max(lag, unsigned) };
  }

  /** The heads of all streams as of now, of which nothing is said in the log yet. */
  async sealHeads(): Promise<HeadsSealed> {
    if (this.alarm !== null) throw this.alarm;
    if (this.sealer === null) throw new SealBehind(0, 0);
    return this.sealer.sealHeads();
  }

  /** Cosignatures that came for a kept checkpoint: one after another, as each is added to what stands. */
  cosigned(size: number, lines: string): Promise<void> {
    const add = async (): Promise<void> => {
      const kept = this.file.covering(size);
      // What is stamped stays as it is.
      if (kept?.size === size && !this.timestamps.has(size))
        await this.sealer?.storeCheckpoint({ ...kept, note: withLines(kept.note, lines) });
    };
    return (this.adding = this.adding.catch(() => undefined).then(add));
  }

  /** The name that it was signed under last; null: nothing of it was. */
  origin(): string | null {
    const latest = this.file.latest();
    return latest === null || latest.size === 0 ? null : originOf(latest);
  }

  /** What somebody has to look at before anything more is signed; null: nothing. */
  get raised(): Error | null {
    return this.alarm;
  }

  async whenSealed(size: number, patienceMs: number): Promise<SealedCheckpoint> {
    const known = this.covering(size);
    if (known !== null) return known;
    if (this.alarm !== null) throw this.alarm;
    return this.waiting.whenSigned(size, patienceMs);
  }

  /** Resolves when what stands at this position is in the tree, signed or not. Throws SealBehind after `patienceMs`. */
  async whenFollowed(position: string, patienceMs: number): Promise<void> {
    for (const since = Date.now(); (this.file.position() ?? '') < position;) {
      if (this.alarm !== null) throw this.alarm;
      if (this.sealer === null || Date.now() - since > patienceMs) throw new SealBehind(this.size() + 1, this.size());
      await delay(FOLLOW_POLL_MS);
    }
  }

  readonly size: SealedLog['size'] = () => this.file.size();
  readonly latest: SealedLog['latest'] = () => this.file.latest();
  readonly covering: SealedLog['covering'] = (size) => this.file.covering(size);
  readonly rootAt: SealedLog['rootAt'] = (size) => this.file.rootAt(size);
  readonly inclusion: SealedLog['inclusion'] = (index, size) => this.file.inclusion(index, size);
  readonly consistency: SealedLog['consistency'] = (from, to) => this.file.consistency(from, to);
  readonly entry: SealedLog['entry'] = (index) => this.file.entry(index);
  readonly entries: SealedLog['entries'] = (first, count) => this.file.entries(first, count);
  readonly tile: SealedLog['tile'] = (tile) => this.file.tile(tile);
  readonly headsAt: SealedLog['headsAt'] = (sealSize) => this.file.headsAt(sealSize);

  readonly timestampOf: SealedLog['timestampOf'] = (note) => this.timestamps.timestampOf(note);
  readonly wantStamp: SealedLog['wantStamp'] = (size) => this.anchors?.want(size);

  async close(): Promise<void> {
    this.checkpointing?.stop();
    this.anchors?.close();
    this.waiting.close();
    this.closed = true;
    // The last to leave a file moves its write-ahead log into it, which only a writer can.
    this.file.close();
    await this.sealer?.close();
    this.sealer = null;
    openSealFile(this.file.path).close();
    await this.signer?.close();
    this.timestamps.close();
  }

  private readonly onThread = (path: string, events: SealerEvents): SealerThread =>
    new SealerThread({ log: JSON.stringify(this.place), path }, events);

  private checkpointingWith(signer: Signer, sealer: SealerControl): Checkpointing {
    return new Checkpointing({
      file: this.file,
      signer,
      store: (checkpoint) => sealer.storeCheckpoint(checkpoint),
      onSigned: ({ size }) => {
        this.trouble = null;
        this.unsignedSince = size < this.file.size() ? Date.now() : null;
        this.waiting.signed();
        this.anchors?.offer();
      },
      onAlarm: (error) => this.raise(error),
      onTrouble: (error) => this.stumble(error),
      ...(this.options.origins !== undefined && { origins: this.options.origins }),
      ...(this.options.aheadMs !== undefined && { aheadMs: this.options.aheadMs }),
    });
  }

  private raise(error: Error): void {
    this.alarm = error;
    this.checkpointing?.stop();
    this.waiting.fail(error);
    this.options.onAlarm?.(error);
  }

  private stumble(error: Error): void {
    const again = this.trouble?.message === error.message;
    this.trouble = error;
    if (!again) this.options.onTrouble?.(error);
  }
}
