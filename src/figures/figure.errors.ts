import { DomainError } from '@hieuhoc/event-store';
import type { EntryCheck } from '@hieuhoc/indicator-maths';
import { messageOf } from './check-messages';
import type { FigureKey } from './figure.events';

const spoken = ({ indicator, area, period }: FigureKey): string => `${indicator} của ${area}, kỳ ${period}`;

abstract class FigureConflict extends DomainError {
  readonly kind = 'conflict';
}

export class FigureExists extends DomainError {
  readonly code = 'figure-exists';
  readonly kind = 'precondition-failed';
  readonly messageVi: string;

  constructor(key: FigureKey) {
    super(`A figure of ${key.indicator}, ${key.area}, ${key.period} exists: correct it with If-Match and a reason.`, key);
    this.messageVi = `Đã có số liệu ${spoken(key)}. Muốn sửa, hãy gửi If-Match với phiên bản đang thấy và lý do.`;
  }
}

export class NoFigure extends FigureConflict {
  readonly code = 'no-figure';
  readonly messageVi: string;

  constructor(key: FigureKey) {
    super(`There is no figure of ${key.indicator}, ${key.area}, ${key.period}, or it was withdrawn.`, key);
    this.messageVi = `Chưa có (hoặc đã rút) số liệu ${spoken(key)}. Hãy báo số liệu trước.`;
  }
}

export class SameFigure extends FigureConflict {
  readonly code = 'same-figure';
  readonly messageVi: string;

  constructor(key: FigureKey) {
    super(`The correction says the same as what stands: nothing to record.`, key);
    this.messageVi = `Nội dung sửa giống hệt số liệu đang có (${spoken(key)}). Không cần gửi lại.`;
  }
}

export class ReasonRequired extends DomainError {
  readonly code = 'reason-required';
  readonly kind = 'malformed';
  readonly messageVi = 'Sửa số liệu phải nêu lý do: hãy điền trường reason.';

  constructor() {
    super('A correction needs a reason: fill in reason.');
  }
}

export class UnknownRevision extends DomainError {
  readonly code = 'unknown-revision';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(key: FigureKey, revision: number, last: number) {
    super(`Revision ${revision} of the figure does not stand; the last one is ${last}.`, { ...key, revision, last });
    this.messageVi = `Số liệu ${spoken(key)} không có phiên bản ${revision} đang hiệu lực; phiên bản mới nhất là ${last}. Hãy tải lại.`;
  }
}

export class AlreadyVerified extends FigureConflict {
  readonly code = 'already-verified';
  readonly messageVi: string;

  constructor(key: FigureKey, revision: number) {
    super(`Revision ${revision} is verified already.`, { ...key, revision });
    this.messageVi = `Phiên bản ${revision} của số liệu ${spoken(key)} đã được xác minh. Không cần xác minh lại.`;
  }
}

export class LaterRevisionVerified extends FigureConflict {
  readonly code = 'later-revision-verified';
  readonly messageVi: string;

  constructor(key: FigureKey, revision: number) {
    super(`A revision later than ${revision} is verified: there is no way back to an earlier one.`, { ...key, revision });
    this.messageVi = `Một phiên bản mới hơn phiên bản ${revision} của số liệu ${spoken(key)} đã được xác minh. Hãy tải lại.`;
  }
}

export class AlreadyReturned extends FigureConflict {
  readonly code = 'already-returned';
  readonly messageVi: string;

  constructor(key: FigureKey, revision: number) {
    super(`Revision ${revision} was returned already.`, { ...key, revision });
    this.messageVi = `Phiên bản ${revision} của số liệu ${spoken(key)} đã được trả lại. Hãy chờ nơi báo cáo sửa.`;
  }
}

export class FourEyes extends DomainError {
  readonly code = 'four-eyes';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(key: FigureKey, actor: string) {
    super(`${actor} reported or corrected this figure: somebody else verifies it.`, { ...key, actor });
    this.messageVi = `Bạn đã báo hoặc sửa số liệu ${spoken(key)} nên không được tự xác minh. Hãy để người khác xác minh.`;
  }
}

/** Rules 9: nothing is recorded until whoever reports says that he has looked at each of these. */
export class NeedsAcknowledgement extends DomainError {
  readonly code = 'needs-acknowledgement';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(key: FigureKey, checks: readonly EntryCheck[]) {
    const codes = JSON.stringify(checks.map(({ code }) => code));
    super(`Look at the figure again; if it is right, send it again with acknowledge: ${codes}.`, {
      checks: checks.map((check) => ({ ...check, message: messageOf(check) })),
    });
    this.messageVi = [
      `Số liệu ${spoken(key)} chưa được ghi: có điểm cần xem lại.`,
      ...checks.map(messageOf),
      `Nếu số liệu đúng, hãy gửi lại với acknowledge: ${codes}.`,
    ].join(' ');
  }
}

/** What rules.md 2 and 9 refuse before anything is decided. */
export class FigureRefused extends DomainError {
  readonly kind: 'malformed' | 'conflict';

  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>> = {},
    kind: 'malformed' | 'conflict' = 'conflict',
  ) {
    super(messageEn, facts);
    this.kind = kind;
  }
}
