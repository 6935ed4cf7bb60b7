import type { OnApplicationShutdown } from '@nestjs/common';
import { dayOf, type Clock } from '../platform/time/clock';
import type { MailPlatform } from '../platform/mail';
import type { ReminderMails, Sent } from './reminder-mails';

const TICK_MS = 60_000;
const FIRST_WAIT_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;
const VIETNAM_MS = 7 * 3_600_000;

export interface Journal {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
}

/** Writes every day from the hour on, in passes; what nobody takes waits longer and longer. It holds nobody up, and nobody else's failure is its own. */
export class DailyMails implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private waitMs = 0;
  private notBefore = 0;
  private stopped = false;
  private lastFailure: string | null = null;

  constructor(
    private readonly mails: Pick<ReminderMails, 'send'>,
    private readonly mail: Pick<MailPlatform, 'daily' | 'hour' | 'sent'>,
    private readonly clock: Clock,
  ) {}

  /** A server calls it when it listens. */
  start(journal: Journal): void {
    if (!this.mail.daily || this.stopped || this.timer !== null) return;
    this.timer = setInterval(() => void this.tick(journal), TICK_MS);
    this.timer.unref();
    void this.tick(journal);
  }

  /** Sends what is to be sent now, if anything is. One at a time. */
  tick(journal: Journal): Promise<void> {
    this.running ??= this.pass(journal).finally(() => (this.running = null));
    return this.running;
  }

  /** Null while all goes well. */
  get failure(): string | null {
    return this.lastFailure;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async pass(journal: Journal): Promise<void> {
    const now = this.clock();
    const hour = new Date(now.getTime() + VIETNAM_MS).getUTCHours();
    if (this.stopped || hour < this.mail.hour || now.getTime() < this.notBefore || this.mail.sent.isFinished(dayOf(now))) return;
    try {
      this.settle(await this.mails.send(), journal);
    } catch (error) {
      this.failed(error instanceof Error ? error.message : String(error), journal);
    }
  }

  private settle(sent: Sent, journal: Journal): void {
    if (sent.failed > 0) return this.failed(`${sent.failed + sent.left} letters are not sent yet`, journal, sent);
    this.waitMs = 0;
    this.lastFailure = null;
    journal.info({ ...sent }, 'reminders of the day');
  }

  private failed(why: string, journal: Journal, facts: object = {}): void {
    this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs === 0 ? FIRST_WAIT_MS : this.waitMs * 2);
    this.notBefore = this.clock().getTime() + this.waitMs;
    this.lastFailure = why;
    journal.warn({ ...facts, why, againInMs: this.waitMs }, 'reminders could not be sent; they are tried again');
  }
}
