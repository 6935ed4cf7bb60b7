import type { ReadModels } from '@hieuhoc/projections';
import { createHash } from 'node:crypto';
import { MailNotTaken, MailRefused, type MailPlatform, type MailState } from '../platform/mail';
import type { AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import type { Vault } from '../platform/vault';
import { digestOf, type Names } from './digest';
import { namesAt } from './names-at';
import { contactOf } from './own-contact';
import type { ReminderItem } from './reminder';
import type { RemindersReader } from './reminders.reader';
import { byAccount } from './who-is-told';

/** Letters of one day: what became of each account that has something to be told. */
export interface Sent {
  readonly day: string;
  readonly sent: number;
  readonly failed: number;
  readonly refused: number;
  /** They have no address, or want no letters. */
  readonly unaddressed: number;
  /** Told before, or by another process. */
  readonly silent: number;
  /** Not tried: the batch was full, or the mail server is out of reach. */
  readonly left: number;
}

export interface Planned {
  readonly account: string;
  readonly reminders: number;
  readonly addressed: boolean;
}

export interface Letters {
  readonly account: string;
  readonly email: string | null;
  readonly items: readonly ReminderItem[];
}

export const MOST_A_PASS = 500;
/** After so many letters in a row that nobody took, the server is taken to be out of reach. */
const MOST_FAILURES = 3;

/** Writes to people, each once a day at most and never twice of the same thing. */
export class ReminderMails {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly reader: RemindersReader,
    private readonly vault: Vault,
    private readonly mail: MailPlatform,
    private readonly clock: Clock,
  ) {}

  /** What would be sent today; nothing is. */
  async planned(): Promise<readonly Planned[]> {
    const day = dayOf(this.clock());
    const { letters } = await this.lettersOf(day);
    return letters.map(({ account, email, items }) => ({ account, reminders: items.length, addressed: email !== null }));
  }

  /** Today's, no more than so many. What nobody takes is left for the next pass. */
  async send(most = MOST_A_PASS): Promise<Sent> {
    const day = dayOf(this.clock());
    const { letters, silent, logSize } = await this.lettersOf(day);
    const names = await namesAt(this.read, logSize, day);
    const counts = { sent: 0, failed: 0, refused: 0, unaddressed: 0, silent, left: 0 };
    let failuresInARow = 0;
    for (const letter of letters) {
      if (letter.email === null) counts.unaddressed += 1;
      else if (counts.sent + counts.refused >= most || failuresInARow >= MOST_FAILURES) counts.left += 1;
      else {
        const outcome = await this.sendOne({ ...letter, email: letter.email }, day, names);
        counts[outcome] += 1;
        failuresInARow = outcome === 'failed' ? failuresInARow + 1 : 0;
      }
    }
    if (counts.failed === 0 && counts.left === 0) this.mail.sent.finish(day);
    return { day, ...counts };
  }

  private async lettersOf(
    day: string,
  ): Promise<{ readonly letters: readonly Letters[]; readonly silent: number; readonly logSize: number }> {
    const { logSize } = await this.moments.resolve(undefined);
    const told = await byAccount(this.read, this.reader.on({ on: day, logSize }), day, logSize);
    const letters: Letters[] = [];
    for (const [account, all] of told) {
      const news = new Set(
        this.mail.sent.news(
          account,
          all.map(({ key }) => key),
        ),
      );
      const items = all.filter(({ key }) => news.has(key));
      if (items.length === 0 || !this.mail.sent.isOpen(account, day)) continue;
      const { email, reminders } = contactOf(this.vault, account);
      letters.push({ account, email: reminders ? email : null, items });
    }
    return { letters, silent: told.size - letters.length, logSize };
  }

  private async sendOne(
    { account, email, items }: Letters & { readonly email: string },
    day: string,
    names: Names,
  ): Promise<Exclude<MailState, 'claimed'> | 'silent'> {
    const keys = items.map(({ key }) => key);
    if (!this.mail.sent.claim(account, day, keys)) return 'silent';
    try {
      const id = `nhac-${day}-${createHash('sha256').update(account).digest('hex').slice(0, 24)}`;
      await this.mail.mailer.send({ id, to: email, date: this.clock(), ...digestOf(items, names, this.mail.base) });
    } catch (error) {
      const state = error instanceof MailRefused ? 'refused' : 'failed';
      this.mail.sent.settle(
        account,
        day,
        keys,
        state,
        error instanceof MailRefused || error instanceof MailNotTaken ? error.message : 'error',
      );
      return state;
    }
    this.mail.sent.settle(account, day, keys, 'sent');
    return 'sent';
  }
}
