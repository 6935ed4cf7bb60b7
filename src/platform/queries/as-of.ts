import { DomainError } from '@hieuhoc/event-store';
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

/** The log is that long, but some read model is not there yet: an answer would leave out what happened up to then. */
export class NotServedYet extends DomainError {
  readonly code = 'log-size-not-served-yet';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly logSize: number,
    readonly served: number,
  ) {
    super(`The read models show the log up to ${served}, not yet up to ${logSize}: try again soon.`, { logSize, served });
    this.messageVi = `Dữ liệu để tra cứu mới cập nhật tới cỡ nhật ký ${served}, chưa tới ${logSize}. Hãy thử lại sau ít giây.`;
  }
}

/** `asOf` as asked (an instant, digits = a log size, `on` = the end of the day asked about, nothing = now) → the log size it means, never more than every read model shows. Throws Unknown('log-size') beyond the log, NotServedYet. */
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
    return { logSize: Math.min(await this.sizes.logSizeAt(at), await this.sizes.served()), at };
  }

  private async bySize(logSize: number): Promise<AsOf> {
    const at = logSize === 0 ? new Date(0).toISOString() : await this.sizes.recordedAt(logSize);
    if (at === null) throw new Unknown('log-size', String(logSize));
    const served = await this.sizes.served();
    if (logSize > served) throw new NotServedYet(logSize, served);
    return { logSize, at };
  }
}
