import { DomainError } from '@hieuhoc/event-store';

/** Nothing is wrong with the event: the database is busy, full or out of reach. The runner tries again. */
export class ReadDatabaseUnavailable extends DomainError {
  readonly code = 'read-database-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi = 'Cơ sở dữ liệu đọc tạm thời không dùng được. Không có gì bị mất; hãy thử lại sau ít giây.';

  constructor(readonly detail: string) {
    super(`The read database cannot be used now (${detail}): nothing is lost, try again.`, { detail });
  }
}

/** The file is not a read database, or is broken. It holds nothing that the log does not: it may be moved aside and built anew. */
export class ReadDatabaseDamaged extends DomainError {
  readonly code = 'read-database-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly place: string,
    found: { readonly en: string; readonly vi: string },
  ) {
    super(
      `${place}: ${found.en}. It was left untouched. It holds only what the log holds: run \`hieuhoc projections rebuild --all\` to move it aside and build it anew.`,
      { place, found: found.en },
    );
    this.messageVi = `${place}: ${found.vi}. Tệp được giữ nguyên. Tệp này chỉ chứa dữ liệu dựng từ nhật ký: hãy chạy \`hieuhoc projections rebuild --all\` để cất nó sang bên và dựng lại.`;
  }
}

export class ReadModelNotReady extends DomainError {
  readonly code = 'read-model-not-ready';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(readonly model: string) {
    super(`The read model ${model} is being built from the log: try again soon.`, { model });
    this.messageVi = `Dữ liệu để tra cứu (${model}) đang được dựng lại từ nhật ký. Hãy thử lại sau ít phút.`;
  }
}

/** `after=` was not reached in time. */
export class ReadModelBehind extends DomainError {
  readonly code = 'read-model-behind';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly models: readonly string[],
    readonly position: string,
  ) {
    super(`${models.join(', ')} have not reached position ${position} yet: try again soon.`, { models, position });
    this.messageVi = `Dữ liệu để tra cứu (${models.join(', ')}) chưa cập nhật tới vị trí ${position}. Hãy thử lại sau ít giây.`;
  }
}

export class ReadModelStopped extends DomainError {
  readonly code = 'read-model-stopped';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(readonly models: readonly string[]) {
    super(`${models.join(', ')} stopped at an event they cannot handle: see the dead letter, then rebuild or skip.`, { models });
    this.messageVi = `Dữ liệu để tra cứu (${models.join(', ')}) đang dừng ở một sự kiện lỗi. Quản trị viên cần xem mục sự kiện lỗi, rồi dựng lại hoặc bỏ qua sự kiện đó.`;
  }
}

const REMEDY_VI = 'Hãy kiểm tra đúng tệp nhật ký; nếu đúng, chạy `hieuhoc projections rebuild --all` để dựng lại từ nhật ký này.';

/** The read models were made from a longer log than this one: an older copy was restored. */
export class ReadModelsAheadOfLog extends DomainError {
  readonly code = 'read-models-ahead-of-log';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly projection: string,
    readonly checkpoint: string,
    readonly head: string | null,
  ) {
    super(
      `${projection} has handled the log up to ${checkpoint}, but the log ends at ${head ?? 'nothing'}: it is an older copy. ` +
        'Check that this is the right log; if so, run `hieuhoc projections rebuild --all`.',
      { projection, checkpoint, head },
    );
    this.messageVi = `Dữ liệu để tra cứu (${projection}) đã đọc nhật ký tới ${checkpoint}, nhưng nhật ký này kết thúc ở ${head ?? 'chỗ trống'}: đây là bản cũ hơn. ${REMEDY_VI}`;
  }
}

export class ReadModelsOfAnotherLog extends DomainError {
  readonly code = 'read-models-of-another-log';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly projection: string,
    readonly eventId: string,
    readonly stream: string,
  ) {
    super(
      `${projection} was made from a log with event ${eventId} in ${stream}; this log does not have it there. ` +
        'Check that this is the right log; if so, run `hieuhoc projections rebuild --all`.',
      { projection, eventId, stream },
    );
    this.messageVi = `Dữ liệu để tra cứu (${projection}) được dựng từ một nhật ký khác: nhật ký này không có sự kiện ${eventId} ở ${stream}. ${REMEDY_VI}`;
  }
}

/** The tables in the code are not those of the stored version: somebody forgot to raise it. */
export class VersionNotRaised extends DomainError {
  readonly code = 'projection-version-not-raised';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly projection: string,
    readonly version: number,
  ) {
    super(`The tables of projection ${projection} changed, its version ${version} did not: raise the version.`, { projection, version });
    this.messageVi = `Bảng của "${projection}" đã đổi mà số phiên bản vẫn là ${version}. Hãy tăng số phiên bản trong mã nguồn.`;
  }
}

export class UnknownProjection extends DomainError {
  readonly code = 'unknown-projection';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(
    readonly projection: string,
    known: readonly string[],
  ) {
    super(`There is no projection ${projection}. Known: ${known.join(', ')}.`, { projection, known });
    this.messageVi = `Không có mô hình đọc "${projection}". Các tên có sẵn: ${known.join(', ')}.`;
  }
}

/** Nothing to skip, nothing to cancel. */
export class NothingToDo extends DomainError {
  readonly code = 'nothing-to-do';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    readonly projection: string,
    readonly verb: 'skip' | 'cancel',
  ) {
    const en = verb === 'skip' ? 'is not stopped at this event' : 'has no rebuild beside a serving version';
    const vi = verb === 'skip' ? 'không dừng ở sự kiện này' : 'không có bản dựng lại nào chạy bên cạnh bản đang dùng';
    super(`${projection} ${en}: there is nothing to ${verb}.`, { projection });
    this.messageVi = `"${projection}" ${vi}, nên không có gì để làm.`;
  }
}
