import type { OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../platform/commands/context';
import { dayOf, systemClock, type Clock } from '../../platform/time/clock';
import type { SealsService } from './seals.service';

const TICK_MS = 60_000;
const FIRST_TICK_MS = 5_000;
/** Who does what nobody has ordered: the server. */
const SERVER = 'may-chu';

export interface SealJournal {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
}

const SILENT: SealJournal = { info: () => undefined, warn: () => undefined };

/** For whom something is sealed. */
type OnBehalf = Pick<CommandContext, 'actor' | 'correlationId'>;

/**
 * Seals the log on the first occasion of every day in Viet Nam on which there is something new in it: the heads of all streams at once, and
 * then, in the background and as long as that takes, the read models as they were at that size.
 */
export class DailySeals implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  /** Of a large log the read models take a while, and no stop waits for a seal. */
  private readonly stopping = new AbortController();
  private lastFailure: string | null = null;
  private journal = SILENT;
  /** Who wants the read models sealed today, whether that was done before or not. */
  private wantedBy: OnBehalf | null = null;

  constructor(
    private readonly seals: Pick<SealsService, 'seal' | 'sealProjections' | 'standing'>,
    private readonly clock: Clock,
  ) {}

  /** A server calls it when it listens and seals. */
  start(journal: SealJournal): void {
    if (this.stopping.signal.aborted || this.timer !== null) return;
    this.journal = journal;
    this.timer = setTimeout(() => {
      void this.tick();
      this.timer = setInterval(() => void this.tick(), TICK_MS);
      this.timer.unref();
    }, FIRST_TICK_MS);
    this.timer.unref();
  }

  tick(): Promise<void> {
    this.running ??= this.pass().finally(() => (this.running = null));
    return this.running;
  }

  /** The read models are sealed as of the newest heads, soon: whoever asks does not wait for it. */
  sealProjectionsFor({ actor, correlationId }: OnBehalf): void {
    this.wantedBy = { actor, ...(correlationId !== undefined && { correlationId }) };
    // One that runs may have begun before this was wanted.
    void this.tick().then(() => (this.wantedBy === null ? undefined : this.tick()));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async pass(): Promise<void> {
    const { signal } = this.stopping;
    try {
      if (signal.aborted) return;
      await this.sealHeads(signal);
      if (!signal.aborted) await this.sealProjections(signal);
      this.lastFailure = null;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== this.lastFailure && !signal.aborted) this.journal.warn({ why }, 'the log could not be sealed; it is tried again');
      this.lastFailure = why;
    }
  }

  private async sealHeads(signal: AbortSignal): Promise<void> {
    const { sealedOn } = await this.seals.standing();
    if (sealedOn === dayOf(this.clock())) return;
    const { seal, created } = await untilStopped(this.seals.seal(this.context()), signal);
    if (created) this.journal.info({ size: seal.size, count: seal.count }, 'the log was sealed');
  }

  private async sealProjections(signal: AbortSignal): Promise<void> {
    const { wantedBy } = this;
    const { projectionsOn, lacksProjections } = await this.seals.standing();
    if (!lacksProjections || (wantedBy === null && projectionsOn === dayOf(this.clock()))) return;
    const since = performance.now();
    const size = await this.seals.sealProjections(this.context(wantedBy), signal);
    if (this.wantedBy === wantedBy) this.wantedBy = null;
    const tookMs = Math.round(performance.now() - since);
    if (size !== null) this.journal.info({ size, tookMs }, 'the read models were sealed');
  }

  private context(onBehalf: OnBehalf | null = null): CommandContext {
    const now = this.clock();
    const recorded = this.clock === systemClock ? {} : { recordedAt: now.toISOString() };
    return { actor: SERVER, correlationId: randomUUID(), ...onBehalf, now, ...recorded };
  }
}

/** What cannot be ended is left behind: whoever closes what it works on ends it. */
const untilStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
