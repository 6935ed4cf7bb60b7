import type { ExpectedRevision } from './types';

/**
 * The base of every refusal: a stable code, the facts as fields, a Vietnamese and an English sentence that say what to do next.
 * `kind` is what an edge needs to choose its answer (HTTP status, exit code); no transport code enters the domain.
 */
export type ErrorKind =
  | 'malformed'
  | 'unknown'
  | 'conflict'
  | 'precondition-failed'
  | 'precondition-required'
  | 'unauthenticated'
  | 'forbidden'
  | 'too-large'
  | 'too-many'
  | 'unavailable'
  | 'damaged';

export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  abstract readonly messageVi: string;

  protected constructor(
    messageEn: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(messageEn);
    this.name = new.target.name;
  }
}

export class WrongExpectedRevision extends DomainError {
  readonly code = 'wrong-expected-revision';
  readonly kind = 'precondition-failed';
  readonly messageVi: string;

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: bigint | 'no_stream',
  ) {
    super(`Stream ${stream} is at ${actual}, expected ${expected}: read it again and decide anew.`, {
      stream,
      expected: String(expected),
      actual: String(actual),
    });
    this.messageVi = `Dữ liệu vừa được người khác thay đổi (${stream}: đang ở phiên bản ${actual}, bạn dựa trên ${expected}). Hãy tải lại rồi làm lại.`;
  }
}

export class EventTooLarge extends DomainError {
  readonly code = 'event-too-large';
  readonly kind = 'too-large';
  readonly messageVi: string;

  constructor(
    readonly stream: string,
    readonly size: number,
    readonly limit: number,
  ) {
    super(`An append of ${size} bytes to ${stream} exceeds ${limit} bytes: split it.`, { stream, size, limit });
    this.messageVi = `Nội dung ghi (${size} byte) vượt giới hạn ${limit} byte. Hãy chia nhỏ rồi gửi lại.`;
  }
}

export class EmptyAppend extends DomainError {
  readonly code = 'empty-append';
  readonly kind = 'malformed';
  readonly messageVi = 'Không có gì để ghi. Hãy gửi ít nhất một sự kiện.';

  constructor(readonly stream: string) {
    super(`An append to ${stream} holds no event: send at least one.`, { stream });
  }
}

export class NotCanonicalizable extends DomainError {
  readonly code = 'not-canonicalizable';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(readonly found: string) {
    super(`A value cannot be written as canonical JSON (${found}): send text, whole numbers, true, false, null, lists and objects.`, {
      found,
    });
    this.messageVi = `Giá trị không ghi được thành JSON chuẩn (${found}). Hãy sửa giá trị rồi gửi lại.`;
  }
}

/** A name, id or instant that one of the stores could not keep as it is. */
export class MalformedEvent extends DomainError {
  readonly code = 'malformed-event';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(
    readonly field: 'id' | 'type' | 'stream' | 'recordedAt',
    readonly found: string,
    readonly allowed: string,
  ) {
    super(`The ${field} of an event is ${JSON.stringify(found)}; allowed is ${allowed}.`, { field, found, allowed });
    this.messageVi = `Trường ${field} của sự kiện không hợp lệ (${JSON.stringify(found)}). Hãy sửa cho đúng dạng: ${allowed}.`;
  }
}

export class MalformedPosition extends DomainError {
  readonly code = 'malformed-position';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(readonly found: string) {
    super(`${JSON.stringify(found)} is no position of this log: send back one that it gave, unchanged.`, { found });
    this.messageVi = `${JSON.stringify(found)} không phải là vị trí của nhật ký này. Hãy gửi lại đúng vị trí mà hệ thống đã trả.`;
  }
}

export class RecordedAtGoesBack extends DomainError {
  readonly code = 'recorded-at-goes-back';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    readonly recordedAt: string,
    readonly last: string,
  ) {
    super(`A carried recordedAt ${recordedAt} is before the last one in the log, ${last}: copy into an empty log, in log order.`, {
      recordedAt,
      last,
    });
    this.messageVi = `Thời điểm ghi ${recordedAt} sớm hơn sự kiện cuối của nhật ký (${last}). Chỉ chép vào nhật ký rỗng, theo đúng thứ tự.`;
  }
}

export class StoreUnavailable extends DomainError {
  readonly code = 'store-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi = 'Kho sự kiện tạm thời không truy cập được. Không có gì bị mất. Hãy thử lại sau ít giây.';

  constructor(readonly detail: string) {
    super(`The event store cannot be reached (${detail}): try again in a few seconds.`, { detail });
  }
}

export class StoreClosed extends DomainError {
  readonly code = 'store-closed';
  readonly kind = 'unavailable';
  readonly messageVi = 'Hệ thống đang dừng nên không nhận ghi thêm. Hãy gửi lại khi hệ thống chạy lại.';

  constructor() {
    super('The event store is closed: send again when the system is back.');
  }
}

/** The disk failed under the store: what was not acknowledged may or may not be there, what was acknowledged is. */
export class StoreFailed extends DomainError {
  readonly code = 'store-failed';
  readonly kind = 'unavailable';
  readonly messageVi = 'Kho sự kiện gặp lỗi đĩa và đã dừng. Hãy kiểm tra đĩa rồi khởi động lại; mọi ghi nhận đã xác nhận vẫn còn.';

  constructor(readonly detail: string) {
    super(`The event store failed (${detail}): check the disk and start again; repeat what was not acknowledged with the same ids.`, {
      detail,
    });
  }
}

/** What stands where something else should, in English and in Vietnamese. */
export interface Found {
  readonly en: string;
  readonly vi: string;
}

/** The file or server is not what it should be; nothing may be written over it. */
export class StoreDamaged extends DomainError {
  readonly code = 'store-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;
  /** In English, as in the facts. */
  readonly found: string;
  readonly foundVi: string;

  constructor(
    readonly place: string,
    { en, vi }: Found,
  ) {
    super(`${place}: ${en}. Restore the last backup; the file was left untouched.`, { place, found: en });
    this.found = en;
    this.foundVi = vi;
    this.messageVi = `${place}: ${vi}. Hãy khôi phục từ bản sao lưu gần nhất (xem README, mục Sao lưu), không ghi đè tệp này.`;
  }
}

/** Written by an earlier version of this program; whoever may write brings it up to date by opening it. */
export class StoreOutdated extends DomainError {
  readonly code = 'store-outdated';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly place: string,
    readonly version: number,
  ) {
    super(`${place} has the format of an earlier version (${version}): start the server on it once, which brings it up to date.`, {
      place,
      version,
    });
    this.messageVi = `${place} có khuôn dạng của phiên bản trước (${version}). Hãy khởi động máy chủ với tệp này một lần để nâng cấp, rồi làm lại.`;
  }
}

export class StoreLocked extends DomainError {
  readonly code = 'store-locked';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(readonly place: string) {
    super(`${place} is being written by another process: stop it, or send the command to it.`, { place });
    this.messageVi = `${place} đang được một tiến trình khác ghi. Hãy dừng tiến trình đó hoặc gửi lệnh qua máy chủ đang chạy.`;
  }
}
