import { DomainError } from '@hieuhoc/event-store';

/** A folder with something in it is never restored into. */
export class NotEmpty extends DomainError {
  readonly code = 'data-folder-not-empty';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(folder: string, found: readonly string[]) {
    super(`${folder} is not empty (${found.join(', ')}): restore into an empty folder, and move the old data away yourself.`, {
      folder,
      found,
    });
    this.messageVi = `${folder} không trống (${found.join(', ')}). Chỉ khôi phục vào thư mục trống; hãy tự chuyển dữ liệu cũ đi nơi khác, đừng xoá.`;
  }
}

/** A restore that was interrupted: what stands there is no data folder. */
export class RestoreUnfinished extends DomainError {
  readonly code = 'restore-unfinished';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(folder: string) {
    super(`A restore into ${folder} was interrupted: run hieuhoc restore again before anything is started there.`, { folder });
    this.messageVi = `Lần khôi phục vào ${folder} bị ngắt giữa chừng. Hãy chạy lại hieuhoc restore vào chính thư mục này rồi mới khởi động.`;
  }
}

/** Nobody told how far the log had been signed: it could be forked unseen. */
export class HeadUnknown extends DomainError {
  readonly code = 'head-unknown';
  readonly kind = 'precondition-required';
  readonly messageVi =
    'Chưa biết nhật ký đã được ký đến đâu, nên chưa biết bản sao lưu này có thiếu phần cuối hay không. Hãy đưa lại thư mục signer vào thư mục dữ liệu mới (hoặc --signer <thư mục>), hoặc đặt HIEUHOC_SIGNER_URL, hoặc đưa giấy chứng nhận gốc cây mới nhất còn giữ bằng --checkpoint <tệp>. Nếu không còn gì để đối chiếu: thêm --unchecked.';

  constructor() {
    super(
      'Nobody told how far the log was signed: bring back the signer folder, set HIEUHOC_SIGNER_URL, give --checkpoint, or accept it with --unchecked.',
    );
  }
}

export interface NewerHead {
  readonly from: string;
  readonly size: number;
}

/** More was signed than the backup has. Going on from it would give history a second end. */
export class BackupBehind extends DomainError {
  readonly code = 'backup-behind';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    readonly size: number,
    readonly recordedAt: string | null,
    head: NewerHead,
  ) {
    const [from, to] = [size + 1, head.size];
    super(
      `The backup ends with event ${size} (${recordedAt ?? 'no event'}), ${head.from} signed ${head.size}: events ${from} to ${to} are missing. Nothing was restored. Bring a newer backup or mirror (--bundles), or begin a new origin (--new-origin).`,
      { size, recordedAt, missing: { from, to, count: to - size }, signedBy: head.from },
    );
    const since = recordedAt === null ? '' : `, tức những gì ghi sau ${recordedAt}`;
    this.messageVi = `Bản sao lưu dừng ở sự kiện thứ ${size}, còn ${head.from} đã ký đến ${head.size}: thiếu ${to - size} sự kiện, từ thứ ${from} đến thứ ${to}${since}. Không khôi phục gì, vì chạy tiếp từ đây là rẽ nhánh lịch sử.
Cách đi tiếp:
  1. Tìm bản sao lưu, bản gương hoặc thư mục của bên chứng thực có các gói còn thiếu, rồi chạy lại với --bundles <thư mục>.
  2. Nếu các sự kiện đó mất hẳn: chạy lại với --new-origin --reason "<căn cứ>". Nhật ký sẽ mang tên gốc mới, và sự kiện đầu tiên ghi rõ gốc cũ cùng phần bị mất.`;
  }
}

/** What was signed is not what the backup holds: one of them is of another log, or was altered. */
export class BackupForked extends DomainError {
  readonly code = 'backup-forked';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(head: NewerHead) {
    super(`The first ${head.size} events of the backup do not give the root that ${head.from} signed: nothing was restored.`, {
      size: head.size,
      signedBy: head.from,
    });
    this.messageVi = `${head.size} sự kiện đầu của bản sao lưu không cho ra gốc cây mà ${head.from} đã ký: hoặc là bản sao lưu của nhật ký khác, hoặc đã bị sửa. Không khôi phục gì; hãy dùng bản sao lưu khác và báo bộ phận thanh tra.`;
  }
}

/** A mirror brings the rest of a log only where it holds the same beginning. */
export class OtherLog extends DomainError {
  readonly code = 'bundles-of-another-log';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(mirror: string) {
    super(`${mirror} is shorter than the backup or holds another log: nothing was restored.`, { mirror });
    this.messageVi = `${mirror} ngắn hơn bản sao lưu hoặc giữ một nhật ký khác. Không khôi phục gì; hãy chỉ đúng thư mục bằng --bundles.`;
  }
}

export class KeyFileMalformed extends DomainError {
  readonly code = 'malformed-keys';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(file: string) {
    super(`${file} holds no verifier keys, one a line.`, { file });
    this.messageVi = `${file} không chứa khoá kiểm chứng (mỗi dòng một khoá, dạng tên+mã+khoá).`;
  }
}

export class CheckpointRefused extends DomainError {
  readonly code = 'checkpoint-refused';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(file: string, why: string) {
    super(`${file} is no checkpoint signed by a known key (${why}).`, { file, why });
    this.messageVi = `${file} không phải giấy chứng nhận gốc cây có chữ ký của khoá đã biết (${why}). Hãy đưa khoá bằng --key.`;
  }
}

/** A log is restored into an empty server, or into one that an interrupted restore of the same backup has begun. */
export class TargetInUse extends DomainError {
  readonly code = 'target-in-use';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(logSize: number) {
    super(`Event ${logSize} of the server is not that of the backup: restore into an empty server.`, { logSize });
    this.messageVi = `Máy chủ EventStoreDB đã có một nhật ký khác (từ sự kiện thứ ${logSize}). Không ghi gì thêm; hãy dùng một máy chủ trống.`;
  }
}
