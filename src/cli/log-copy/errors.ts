import { DomainError, type StoredEvent } from '@hieuhoc/event-store';

/** The target holds something that the source does not have there: it is another log, and nothing was written. */
export class NotAPrefix extends DomainError {
  readonly code = 'log-not-a-prefix';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    readonly logSize: number,
    readonly field: string,
    source: StoredEvent | null,
    target: StoredEvent,
  ) {
    super(
      `Event ${logSize} of the target is not that of the source (${field}): copy into an empty log, or go on with a copy of this one.`,
      {
        logSize,
        field,
        source: source?.id ?? null,
        target: target.id,
      },
    );
    this.messageVi =
      source === null
        ? `Nhật ký đích dài hơn nhật ký nguồn (sự kiện thứ ${logSize}: ${target.type} trong ${target.stream}). Không có gì được ghi. Có lẽ --from và --to bị đổi chỗ.`
        : `Sự kiện thứ ${logSize} của nhật ký đích khác nhật ký nguồn (${field}; đích có ${target.type} trong ${target.stream}). Không có gì được ghi. Chỉ chép vào nhật ký trống, hoặc chép tiếp vào bản sao dở dang của chính nhật ký này.`;
  }
}

/** After the copy both logs were read again, and differ. */
export class LogsDiffer extends DomainError {
  readonly code = 'logs-differ';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    readonly logSize: number,
    readonly field: string,
  ) {
    super(`After the copy the logs differ at event ${logSize} (${field}): somebody else wrote to the target.`, { logSize, field });
    this.messageVi = `Sau khi chép, hai nhật ký khác nhau ở sự kiện thứ ${logSize} (${field}): có tiến trình khác ghi vào nhật ký đích. Đừng dùng nhật ký đích này.`;
  }
}
