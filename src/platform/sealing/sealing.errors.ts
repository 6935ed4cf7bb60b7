import { DomainError } from '@hieuhoc/event-store';

/** Signed, but not this far yet. */
export class SealBehind extends DomainError {
  readonly code = 'seal-behind';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly size: number,
    readonly sealed: number,
  ) {
    super(`The log is signed up to ${sealed} events, asked for ${size}: try again in a few seconds.`, { size, sealed });
    this.messageVi = `Nhật ký mới được ký đến sự kiện thứ ${sealed}, chưa đến ${size}. Hãy thử lại sau ít giây.`;
  }
}

/** Asked of the sealed log: a size, an event or a seal that it does not have. */
export class NotSealed extends DomainError {
  readonly code = 'not-sealed';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(what: string, facts: Readonly<Record<string, number>>) {
    super(`The sealed log has no ${what} (${JSON.stringify(facts)}): ask for what GET /api/log/checkpoint covers.`, { what, ...facts });
    this.messageVi = `Nhật ký đã niêm phong không có ${what} (${JSON.stringify(facts)}). Hãy hỏi trong phạm vi mà GET /api/log/checkpoint nêu.`;
  }
}
