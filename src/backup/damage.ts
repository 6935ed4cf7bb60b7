import { DomainError } from '@hieuhoc/event-store';

/** What is wrong with a backup, in a stable code, for people and for programs. */
export interface Damage {
  readonly code:
    | 'no-backup'
    | 'manifest-damaged'
    | 'missing-file'
    | 'cut-file'
    | 'changed-file'
    | 'bundle-malformed'
    | 'event-altered'
    | 'stream-broken'
    | 'root-differs'
    | 'signed-root-differs'
    | 'note-malformed'
    | 'note-forged'
    | 'note-unsigned'
    | 'database-damaged'
    | 'names-missing'
    | 'evidence-missing';
  /** File of the backup. */
  readonly path: string;
  readonly vi: string;
  readonly en: string;
}

const SAID: Readonly<Record<Damage['code'], readonly [vi: string, en: string]>> = {
  'no-backup': ['không có bản sao lưu ở đây', 'there is no backup here'],
  'manifest-damaged': ['bản kê bị hỏng hoặc bị sửa', 'the manifest was damaged or changed'],
  'missing-file': ['thiếu tệp', 'the file is missing'],
  'cut-file': ['tệp bị cắt bớt hoặc nối thêm', 'the file was cut or added to'],
  'changed-file': ['nội dung tệp không còn như lúc sao lưu', 'the content is not what was backed up'],
  'bundle-malformed': ['gói sự kiện không đúng khuôn dạng', 'the bundle is malformed'],
  'event-altered': ['sự kiện không khớp với lá của cây', 'an event does not match its leaf'],
  'stream-broken': ['sự kiện không nối tiếp chuỗi của nó', 'an event does not follow in its stream'],
  'root-differs': ['các sự kiện không cho ra gốc cây ghi trong bản kê', 'the events do not give the root that the manifest names'],
  'signed-root-differs': ['các sự kiện không cho ra gốc cây đã ký', 'the events do not give the root that was signed'],
  'note-malformed': ['giấy chứng nhận gốc cây không đọc được', 'a checkpoint is malformed'],
  'note-forged': ['chữ ký trên giấy chứng nhận gốc cây là giả', 'a signature of a checkpoint is forged'],
  'note-unsigned': ['giấy chứng nhận gốc cây không có chữ ký của khoá đã biết', 'a checkpoint is not signed by a known key'],
  'database-damaged': ['cơ sở dữ liệu bị hỏng', 'the database is damaged'],
  'evidence-missing': ['thiếu tệp minh chứng mà nhật ký dẫn tới', 'a file of evidence that the log stands for is missing'],
  'names-missing': ['kho tên thiếu giá trị mà nhật ký dẫn tới', 'the vault lacks values that the log stands for'],
};

export function damage(code: Damage['code'], path: string, more = ''): Damage {
  const [vi, en] = SAID[code];
  const detail = more === '' ? '' : ` (${more})`;
  return { code, path, vi: `${path}: ${vi}${detail}`, en: `${path}: ${en}${detail}` };
}

/** A backup that may not be restored, and everything that was found. */
export class BackupDamaged extends DomainError {
  readonly code = 'backup-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    folder: string,
    readonly found: readonly Damage[],
  ) {
    super(`${folder}: ${found.map(({ en }) => en).join('; ')}. Nothing was restored: take another copy of this backup.`, { folder, found });
    this.messageVi = `Bản sao lưu ${folder} không dùng được, không khôi phục gì:\n${found.map(({ vi, code }) => `  - ${vi} [${code}]`).join('\n')}\nHãy lấy một bản sao khác của nó.`;
  }
}
