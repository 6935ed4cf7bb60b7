import { DomainError } from '@hieuhoc/event-store';

export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency-key-reused';
  readonly kind = 'conflict';
  readonly messageVi = 'Mã chống gửi trùng (Idempotency-Key) này đã dùng cho một nội dung khác. Hãy gửi lại với mã mới.';

  constructor(readonly stream: string) {
    super(`The Idempotency-Key came before with another command on ${stream}: send this one with a new key.`, { stream });
  }
}

export class UnknownStoredEvent extends DomainError {
  readonly code = 'unknown-stored-event';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly stream: string,
    readonly type: string,
    readonly schemaVersion: number,
  ) {
    super(`${stream} holds ${type} of schema version ${schemaVersion}, which this release does not know: run the release that wrote it.`, {
      stream,
      type,
      schemaVersion,
    });
    this.messageVi = `${stream} có sự kiện ${type} (mẫu ${schemaVersion}) mà phiên bản phần mềm này không hiểu. Hãy chạy phiên bản đã ghi sự kiện đó.`;
  }
}
