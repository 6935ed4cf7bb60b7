import { formatCheckpoint, openNote, sameHash, verifierOf, type TreeHead } from '@hieuhoc/transparency-log';
import type { SealReport } from './sealer';
import type { SealedFile } from './sealed-file';
import { originOf, type SealedCheckpoint } from './sealed-log';
import { AnotherSigner, logIsShorter } from './sealing.errors';
import { SignatureUnknown } from './signature-unknown';
import { SignerRefused, type Signer, type SignerKeys } from './signer';

export interface CheckpointingParts {
  readonly file: Pick<SealedFile, 'size' | 'rootAt' | 'consistency' | 'latest'>;
  readonly signer: Signer;
  readonly store: (checkpoint: SealedCheckpoint) => Promise<void>;
  readonly onSigned: (checkpoint: SealedCheckpoint) => void;
  /** Nothing more is signed. */
  readonly onAlarm: (error: Error) => void;
  /** No signature for now; it is tried again. */
  readonly onTrouble: (error: Error) => void;
  /** How long the signer may be ahead of the whole log: another process that shares it may have seen more. */
  readonly aheadMs?: number;
  readonly retryMs?: number;
  /** What the log's own events say of who signed it. Left out: nothing. */
  readonly origins?: LogOrigins;
}

/** What the log's own events say of who signed it; unlike `seal.db`, they are not lost with a folder. */
export interface LogOrigins {
  /** Whether what was signed under this name goes on under another. */
  readonly changedFrom: (origin: string) => Promise<boolean>;
  /**
   * The name that it was signed under last, since another one began; `origin` null: it was sealed by a version that did not say the name.
   * Null: it says of no signature.
   */
  readonly signedAs: () => Promise<{ readonly origin: string | null } | null>;
}

const AHEAD_MS = 10_000;
const RETRY_MS = 1_000;

/** Has the sealed tree signed whenever it has grown: one request at a time, always for the newest size. */
export class Checkpointing {
  private newest: SealReport | null = null;
  private working = false;
  private stopped = false;
  private timer: NodeJS.Timeout | null = null;
  private aheadSince: number | null = null;
  private agreed = false;
  private known: SignerKeys | null = null;

  constructor(private readonly parts: CheckpointingParts) {}

  offer(report: SealReport): void {
    this.newest = report;
    this.work();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private work(): void {
    if (this.working || this.stopped || this.newest === null || this.timer !== null) return;
    this.working = true;
    this.signNewest(this.newest)
      .then((done) => {
        this.working = false;
        if (!done) this.again(this.parts.retryMs ?? RETRY_MS);
        else if (this.newest !== null && this.newest.size > (this.parts.file.latest()?.size ?? -1)) this.work();
      })
      .catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    this.working = false;
    if (this.stopped) return;
    const cause = error instanceof Error ? error : new Error(String(error));
    if (isAlarm(error)) {
      this.stop();
      this.parts.onAlarm(cause);
    } else {
      this.parts.onTrouble(cause);
      this.again(this.parts.retryMs ?? RETRY_MS);
    }
  }

  private again(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.work();
    }, ms);
  }

  /** False where the signer is ahead of what is sealed so far. */
  private async signNewest({ caughtUp }: SealReport): Promise<boolean> {
    const { file, signer } = this.parts;
    const size = file.size();
    const latest = file.latest();
    // Once a start the signer is asked even where nothing is new: log and seals may both be those of an older copy.
    if (this.agreed && latest?.size === size) return true;
    const { origin, keys } = (this.known ??= await signer.keys());
    const head = await signer.head();
    await this.requireSame(latest, origin, head.size);
    if (head.size > size) return this.behind(head, size, caughtUp);
    this.aheadSince = null;
    const root = file.rootAt(size);
    if (latest?.size === size && head.size === size && sameHash(head.root, root)) return (this.agreed = true);
    const text = formatCheckpoint({ origin, size, root });
    const lines = await signer.sign({ old: head.size, proof: file.consistency(head.size, size), checkpoint: text });
    const note = `${text}\n${lines}`;
    if (openNote(note, keys.map(verifierOf)).kind !== 'signed') {
      this.known = null;
      throw new SignatureUnknown(origin);
    }
    const checkpoint = { size, root, note, at: new Date().toISOString() };
    await this.parts.store(checkpoint);
    this.agreed = true;
    if (!this.stopped) this.parts.onSigned(checkpoint);
    return true;
  }

  /** A signer that remembers nothing of what was signed would sign whatever it is given. */
  private async requireSame(latest: SealedCheckpoint | null, origin: string, remembered: number): Promise<void> {
    const { origins } = this.parts;
    const kept = latest === null || latest.size === 0 ? null : { origin: originOf(latest) };
    const said = this.agreed ? null : ((await origins?.signedAs()) ?? null);
    for (const before of [kept, said]) {
      if (before === null || (remembered > 0 && (before.origin ?? origin) === origin)) continue;
      if (before.origin === null || (await origins?.changedFrom(before.origin)) !== true) throw new AnotherSigner(before.origin, origin);
    }
  }

  /** More was signed than there is: it is still to be sealed, or it has gone. */
  private behind(head: TreeHead, size: number, caughtUp: boolean): false {
    if (!caughtUp) return false;
    this.aheadSince ??= Date.now();
    if (Date.now() - this.aheadSince >= (this.parts.aheadMs ?? AHEAD_MS)) throw logIsShorter(head.size, { found: size });
    return false;
  }
}

const isAlarm = (error: unknown): boolean =>
  error instanceof SignerRefused || (typeof error === 'object' && error !== null && Reflect.get(error, 'kind') === 'damaged');
