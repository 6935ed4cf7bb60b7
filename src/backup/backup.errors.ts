import { DomainError } from '@hieuhoc/event-store';
import type { BundledEvent } from './bundle-line';

const named = ({ type, stream, revision }: Pick<BundledEvent, 'type' | 'stream' | 'revision'>): string => `${type} (${stream}@${revision})`;

/** An event of the log is not the one whose leaf was sealed, signed or backed up. Nothing of it is taken over. */
export class LogAltered extends DomainError {
  readonly code = 'log-altered';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly logSize: number,
    event: BundledEvent,
    against: Against,
  ) {
    super(
      `Event ${logSize}, ${named(event)}, is not the one ${AGAINST_EN[against]}: the log was altered. No backup was made; the one before is whole.`,
      { logSize, id: event.id, stream: event.stream, revision: event.revision, type: event.type, against },
    );
    this.messageVi = `Sự kiện thứ ${logSize}, ${named(event)}, mã ${event.id}, không còn là sự kiện ${AGAINST_VI[against]}: nhật ký đã bị sửa. Không sao lưu phần bị sửa; bản sao lưu trước vẫn nguyên. Hãy giữ nguyên mọi tệp và chạy hieuhoc log verify.`;
  }
}

export type Against = 'store' | 'seal' | 'backup' | 'stream';
const AGAINST_EN: Readonly<Record<Against, string>> = {
  store: 'that was appended',
  seal: 'that was sealed',
  backup: 'that was backed up',
  stream: 'that follows in its stream',
};
const AGAINST_VI: Readonly<Record<Against, string>> = {
  store: 'đã được ghi lúc đầu',
  seal: 'đã được niêm phong',
  backup: 'đã được sao lưu trước đây',
  stream: 'nối tiếp đúng thứ tự trong chuỗi của nó',
};

/** What was signed does not come out of the log any more, and no sealed leaf says which event it is. */
export class SignedRootDiffers extends DomainError {
  readonly code = 'signed-root-differs';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly after: number,
    readonly upTo: number,
  ) {
    super(`The first ${upTo} events do not give the root that was signed: one after event ${after} was altered. No backup was made.`, {
      after,
      upTo,
    });
    this.messageVi = `${upTo} sự kiện đầu không cho ra gốc cây đã ký: có sự kiện sau sự kiện thứ ${after} đã bị sửa. Không sao lưu; bản sao lưu trước vẫn nguyên. Hãy chạy hieuhoc log verify.`;
  }
}

/** The log ends before the backup does: it was cut, or is an older copy. */
export class LogBehindBackup extends DomainError {
  readonly code = 'log-behind-backup';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(readonly backedUp: number) {
    super(`The log no longer has event ${backedUp}, which the backup has: it was cut, or restored from an older copy.`, { backedUp });
    this.messageVi = `Nhật ký không còn sự kiện thứ ${backedUp} mà bản sao lưu đang giữ: nhật ký đã bị cắt, hoặc là bản khôi phục từ lúc cũ hơn. Không ghi gì vào bản sao lưu này; hãy khôi phục từ nó, hoặc sao lưu sang thư mục khác.`;
  }
}

export class BackupInsideData extends DomainError {
  readonly code = 'backup-inside-data';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(folder: string) {
    super(`${folder} lies in the data folder: a backup is kept on another disk or machine.`, { folder });
    this.messageVi = `${folder} nằm trong thư mục dữ liệu. Hãy chọn thư mục ở ổ đĩa hoặc máy khác: hỏng đĩa thì mất cả hai.`;
  }
}

export class NothingToBackUp extends DomainError {
  readonly code = 'no-log-yet';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(path: string) {
    super(`There is no log at ${path}: name the data folder with --data.`, { path });
    this.messageVi = `Chưa có nhật ký ở ${path}. Hãy chỉ đúng thư mục dữ liệu bằng --data.`;
  }
}

export class BackupBusy extends DomainError {
  readonly code = 'backup-busy';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(folder: string) {
    super(`Another backup into ${folder} is under way: wait for its end.`, { folder });
    this.messageVi = `Đang có một lần sao lưu khác vào ${folder}. Hãy đợi nó xong.`;
  }
}

/** Somebody else's folder: nothing in it is touched. */
export class NotABackupFolder extends DomainError {
  readonly code = 'not-a-backup-folder';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(folder: string) {
    super(`${folder} holds other files and no backup: name an empty folder, or one with a backup of this log.`, { folder });
    this.messageVi = `${folder} có tệp khác mà không phải bản sao lưu. Hãy chọn thư mục trống, hoặc thư mục đang giữ bản sao lưu của nhật ký này.`;
  }
}
