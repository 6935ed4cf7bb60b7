import type { Leaf } from '@hieuhoc/transparency-log';

/** What happened to an event since it was sealed. */
export type Harm =
  /** The same event with other content, or in another place. */
  | 'changed'
  /** Its content was overwritten with what is no JSON, as a redaction of the server does. */
  | 'redacted'
  /** It is gone, and its stream with it. */
  | 'deleted'
  /** It is gone from a stream that goes on. */
  | 'scavenged'
  /** An event that was never sealed stands before one that was. */
  | 'inserted'
  /** The log ends before it. */
  | 'cut'
  /** The event is as it was; the hash that was written beside it is not. */
  | 'stored-leaf'
  /** The event is as it was; the file of the seals is not. */
  | 'seal-file';

/** The first event that is not as it was sealed. */
export interface Difference {
  readonly harm: Harm;
  /** Its log size: the first event is 1. */
  readonly size: number;
  /** As it was sealed; null where that is not known. */
  readonly sealed: Leaf | null;
  /** What of it differs, as its envelope names it. */
  readonly fields: readonly string[];
}

const SAID: Readonly<Record<Harm, string>> = {
  changed: 'đã bị sửa',
  redacted: 'đã bị xoá trắng nội dung (redaction)',
  deleted: 'đã bị xoá cùng chuỗi của nó',
  scavenged: 'đã bị dọn khỏi kho (scavenge, $maxAge, $maxCount hoặc cắt chuỗi)',
  inserted: 'không phải sự kiện đã niêm phong: có sự kiện lạ chen vào trước nó',
  cut: 'không còn: nhật ký bị cắt từ đây',
  'stored-leaf': 'còn nguyên nhưng mã băm ghi cùng nó đã bị sửa',
  'seal-file': 'còn nguyên nhưng bản niêm phong (seal.db) đã bị sửa',
};

export function sentenceOf({ harm, size, sealed, fields }: Difference): string {
  const name =
    sealed === null ? '' : ` (${sealed.type}, chuỗi ${sealed.stream} phiên bản ${sealed.revision}, ghi lúc ${sealed.recordedAt})`;
  const what = fields.length === 0 ? '' : `: ${fields.join(', ')}`;
  return `Sự kiện thứ ${size}${name} ${SAID[harm]}${what}.`;
}

/** Which members of an envelope differ. */
export function fieldsThatDiffer(sealed: Leaf, found: Leaf): string[] {
  const named: readonly (keyof Leaf)[] = ['id', 'type', 'stream', 'revision', 'recordedAt', 'data', 'metadata', 'previous'];
  return named.filter((field) => sealed[field] !== found[field]);
}
