import { Unknown } from '../http/errors';
import { dayOf, endOfDay, type Clock } from '../time/clock';

/** The state of knowledge that an answer rests on: how many events were known, and the moment that was asked for. */
export interface AsOf {
  readonly logSize: number;
  readonly at: string;
}

/** What translates moments into log sizes: the log's index. */
export interface LogSizes {
  /** Events known to every read model. */
  served(): Promise<number>;
  /** The longest prefix whose recordedAt ≤ the instant. */
  logSizeAt(instant: string): Promise<number>;
  recordedAt(logSize: number): Promise<string | null>;
}

/** `asOf` as asked (an instant, digits = a log size, `on` = the end of the day asked about, nothing = now) → the log size it means. Throws Unknown('log-size') beyond the log. */
export class AsOfReader {
  constructor(
    private readonly sizes: LogSizes,
    private readonly clock: Clock,
  ) {}

  async resolve(asked: string | undefined, on?: string): Promise<AsOf> {
    if (asked === 'on') return this.resolve(endOfDay(on ?? dayOf(this.clock())));
    if (asked === undefined) return { logSize: await this.sizes.served(), at: this.clock().toISOString() };
    if (/^\d+$/.test(asked)) return this.bySize(Number(asked));
    const at = new Date(asked).toISOString();
    return { logSize: await this.sizes.logSizeAt(at), at };
  }

  private async bySize(logSize: number): Promise<AsOf> {
    const at = logSize === 0 ? new Date(0).toISOString() : await this.sizes.recordedAt(logSize);
    if (at === null) throw new Unknown('log-size', String(logSize));
    return { logSize, at };
  }
}
