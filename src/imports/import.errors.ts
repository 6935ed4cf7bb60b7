import { DomainError } from '@hieuhoc/event-store';

export class ImportRefused extends DomainError {
  readonly kind = 'conflict';

  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>>,
  ) {
    super(messageEn, facts);
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
