import { DomainError } from '@hieuhoc/event-store';

export class ImportRefused extends DomainError {
  readonly kind: 'conflict' | 'malformed';

  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>>,
    kind: 'conflict' | 'malformed' = 'conflict',
  ) {
    super(messageEn, facts);
    this.kind = kind;
  }
}

export const otherList = (id: string): ImportRefused =>
  new ImportRefused(
    'import-differs',
    `Khoá Idempotency-Key này đã dùng cho một danh sách khác (lượt nạp ${id}). Hãy dùng khoá mới, hoặc gửi lại đúng danh sách cũ.`,
    `This Idempotency-Key belongs to another list (import ${id}): use a new key, or send the same list.`,
    { import: id },
  );

export const undoneAlready = (id: string, number: string): ImportRefused =>
  new ImportRefused(
    'import-undone',
    `Lượt nạp ${id} đã bị huỷ theo quyết định ${number}. Muốn công nhận lại, hãy gửi danh sách kèm một Idempotency-Key mới.`,
    `Import ${id} was undone by decision ${number}: to grant anew, send the list with a new Idempotency-Key.`,
    { import: id, decision: number },
  );

export const stillRunning = (id: string): ImportRefused =>
  new ImportRefused(
    'import-running',
    `Lượt nạp ${id} đang chạy. Hãy xem tiến độ ở /api/imports/${id} và đợi nó xong.`,
    `Import ${id} is running: look at /api/imports/${id} and wait until it is done.`,
    { import: id },
  );

/** Every line that is wrong is told; none is recorded, the right ones neither. */
export const sheetRefused = (outcomes: readonly object[], rows: readonly number[]): ImportRefused =>
  new ImportRefused(
    'sheet-refused',
    `${rows.length} dòng chưa ghi được (${rows.slice(0, MOST_NAMED).join(', ')}${rows.length > MOST_NAMED ? ', …' : ''}), nên chưa ghi dòng nào. Hãy sửa các dòng ấy rồi gửi lại cả tệp.`,
    `${rows.length} lines cannot be recorded, so none was: mend them and send the file again.`,
    { rows, outcomes },
    'malformed',
  );
const MOST_NAMED = 20;

export const notUndone = (id: string): ImportRefused =>
  new ImportRefused(
    'import-of-figures',
    'Tệp số liệu không huỷ cả tệp được. Hãy sửa hoặc rút từng số liệu, có nêu lý do.',
    `Import ${id} is one of figures: correct or withdraw each of them, with a reason.`,
    { import: id },
  );
