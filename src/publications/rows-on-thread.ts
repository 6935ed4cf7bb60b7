import type { PublishedQuestion } from '@hieuhoc/dossier';
import { StoreClosed } from '@hieuhoc/event-store';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { AsOf } from '../platform/queries/as-of';
import { ownThread } from '../platform/threads/own-thread';
import { ThreadOnDemand } from '../platform/threads/thread-on-demand';
import type { RowChange } from '../status';
import type { PublishedRows } from './published-rows';
import type { AskedOfRows, RowsSettings, ToldOfRows } from './rows-messages';

type Unnumbered<Asked> = Asked extends unknown ? Omit<Asked, 'id'> : never;

/** Evaluates what is published on a thread of its own: of a province, or of the country's provinces, it is seconds of work. */
export class RowsOnThread implements OnApplicationShutdown {
  private readonly threads: ThreadOnDemand<AskedOfRows, ToldOfRows>;
  private asked = 0;
  /** Rows that are evaluated now: a paper that many hold is checked by many at once. */
  private readonly running = new Map<string, Promise<PublishedRows>>();

  constructor(settings: RowsSettings, idleMs?: number) {
    this.threads = new ThreadOnDemand(() => ownThread(__dirname, 'rows.worker', { readDatabase: settings.readDatabase }, {}), idleMs);
  }

  get isRunning(): boolean {
    return this.threads.isRunning;
  }

  /** How many they are, and their hash. Throws what RowsToPublish throws. */
  async count(question: PublishedQuestion, asOf: AsOf): Promise<{ readonly count: number; readonly digest: string }> {
    const told = await this.ask({ verb: 'count', question, asOf });
    if (told.kind !== 'rows') throw new StoreClosed();
    return told;
  }

  of(question: PublishedQuestion, asOf: AsOf): Promise<PublishedRows> {
    const key = JSON.stringify([question, asOf.logSize]);
    let rows = this.running.get(key);
    if (rows === undefined) {
      rows = this.rowsOf(question, asOf).finally(() => this.running.delete(key));
      this.running.set(key, rows);
    }
    return rows;
  }

  async changedSince(question: PublishedQuestion, asOf: AsOf, now: AsOf, most?: number): Promise<readonly RowChange[]> {
    const told = await this.ask({ verb: 'changes', question, asOf, now, most });
    if (told.kind !== 'changes') throw new StoreClosed();
    return told.changes;
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }

  private async rowsOf(question: PublishedQuestion, asOf: AsOf): Promise<PublishedRows> {
    const told = await this.ask({ verb: 'rows', question, asOf });
    if (told.kind !== 'rows') throw new StoreClosed();
    return told;
  }

  private async ask(asked: Unnumbered<AskedOfRows>): Promise<ToldOfRows> {
    const thread = this.threads.hold();
    try {
      return await thread.ask({ ...asked, id: ++this.asked });
    } finally {
      thread.release();
    }
  }
}
