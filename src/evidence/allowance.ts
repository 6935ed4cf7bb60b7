import { dayOf, endOfDay, type Clock } from '../platform/time/clock';
import { allowanceSpent, tooManyAtOnce } from './evidence.errors';

const AT_ONCE = 4;

interface Spent {
  readonly day: string;
  readonly bytes: number;
}

/** How much an account may add in a day, and how many files at once. Counted in memory: it guards the disk, it is no record. */
export class Allowance {
  private readonly spent = new Map<string, Spent>();
  private readonly sending = new Map<string, number>();

  constructor(
    private readonly mostBytesADay: number,
    private readonly clock: Clock,
  ) {}

  /** Runs the sending of one file, which says with `allow` how far it has come; what it took counts when it was kept. Throws EvidenceRefused. */
  async during<T extends { readonly size: number }>(account: string, send: (allow: (size: number) => void) => Promise<T>): Promise<T> {
    const running = this.sending.get(account) ?? 0;
    if (running >= AT_ONCE) throw tooManyAtOnce();
    this.sending.set(account, running + 1);
    try {
      this.allow(account, 1);
      const kept = await send((size) => this.allow(account, size));
      this.spend(account, kept.size);
      return kept;
    } finally {
      const left = (this.sending.get(account) ?? 1) - 1;
      if (left > 0) this.sending.set(account, left);
      else this.sending.delete(account);
    }
  }

  private allow(account: string, more: number): void {
    const now = this.clock();
    if (this.today(account) + more <= this.mostBytesADay) return;
    throw allowanceSpent(this.mostBytesADay, Math.ceil((Date.parse(endOfDay(dayOf(now))) - now.getTime()) / 1000));
  }

  private spend(account: string, bytes: number): void {
    const day = dayOf(this.clock());
    for (const [other, spent] of this.spent) if (spent.day !== day) this.spent.delete(other);
    this.spent.set(account, { day, bytes: this.today(account) + bytes });
  }

  private today(account: string): number {
    const spent = this.spent.get(account);
    return spent?.day === dayOf(this.clock()) ? spent.bytes : 0;
  }
}
