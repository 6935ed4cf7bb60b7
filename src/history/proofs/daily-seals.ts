import type { OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
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

/** Seals the log on the first occasion of every day in Viet Nam on which there is something new in it. */
export class DailySeals implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  /** Of a large log the read models take a while, and no stop waits for a seal. */
  private readonly stopping = new AbortController();
  private lastFailure: string | null = null;

  constructor(
    private readonly seals: Pick<SealsService, 'seal' | 'standing'>,
    private readonly clock: Clock,
  ) {}

  /** A server calls it when it listens and seals. */
  start(journal: SealJournal): void {
    if (this.stopping.signal.aborted || this.timer !== null) return;
    this.timer = setTimeout(() => {
      void this.tick(journal);
      this.timer = setInterval(() => void this.tick(journal), TICK_MS);
      this.timer.unref();
    }, FIRST_TICK_MS);
    this.timer.unref();
  }

  tick(journal: SealJournal): Promise<void> {
    this.running ??= this.pass(journal).finally(() => (this.running = null));
    return this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async pass(journal: SealJournal): Promise<void> {
    try {
      const now = this.clock();
      const { sealedOn } = await this.seals.standing();
      if (this.stopping.signal.aborted || sealedOn === dayOf(now)) return;
      const recorded = this.clock === systemClock ? {} : { recordedAt: now.toISOString() };
      const { seal, created } = await this.seals.seal(
        { actor: SERVER, correlationId: randomUUID(), now, ...recorded },
        this.stopping.signal,
      );
      if (created) journal.info({ size: seal.size, count: seal.count }, 'the log was sealed');
      this.lastFailure = null;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== this.lastFailure && !this.stopping.signal.aborted)
        journal.warn({ why }, 'the log could not be sealed; it is tried again');
      this.lastFailure = why;
    }
  }
}
