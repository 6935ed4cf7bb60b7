import { DomainError } from '@hieuhoc/event-store';

/** The signer signed with a key that it did not name. */
export class SignatureUnknown extends DomainError {
  readonly code = 'signature-unknown';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(origin: string) {
    super(`The signature for ${origin} is by no key that the signer named: its keys are asked for again.`, { origin });
    this.messageVi = `Chữ ký cho ${origin} không thuộc khoá nào mà bộ ký đã nêu. Hệ thống sẽ hỏi lại khoá; hãy kiểm tra bộ ký nếu lỗi lặp lại.`;
  }
}
