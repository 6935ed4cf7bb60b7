import { DomainError } from '@hieuhoc/event-store';
import { spoken } from '../time/spoken';

/** Somebody with the same account, in another window or on another machine, saved it since. */
export class DraftNewerElsewhere extends DomainError {
  readonly code = 'draft-newer-elsewhere';
  readonly kind = 'precondition-failed';
  readonly messageVi: string;

  constructor(key: string, present: { readonly revision: number; readonly savedAt: string } | null) {
    super('The draft was saved or sent elsewhere since it was read: read it again.', { key, present });
    this.messageVi =
      present === null
        ? 'Bản nháp này đã được gửi hoặc bỏ ở cửa sổ hay máy khác. Hãy tải lại trang.'
        : `Bản nháp này vừa được lưu lúc ${spoken(present.savedAt)} ở cửa sổ hay máy khác. Hãy xem bản ấy rồi chọn giữ bản nào.`;
  }
}

export class UnknownDraft extends DomainError {
  readonly code = 'unknown-draft';
  readonly kind = 'unknown';
  readonly messageVi = 'Không có bản nháp này: chưa lưu, đã gửi, hoặc đã để quá lâu.';

  constructor(key: string) {
    super('There is no such draft: it was never saved, was sent, or lay too long.', { key });
  }
}

export class TooManyDrafts extends DomainError {
  readonly code = 'too-many-drafts';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(most: number) {
    super(`An account keeps at most ${most} drafts: send or drop some.`, { most });
    this.messageVi = `Mỗi tài khoản giữ nhiều nhất ${most} bản nháp. Hãy gửi hoặc bỏ bớt bản nháp cũ.`;
  }
}

export class DraftTooLarge extends DomainError {
  readonly code = 'draft-too-large';
  readonly kind = 'too-large';
  readonly messageVi: string;

  constructor(most: number) {
    super(`A draft holds at most ${most} bytes of text.`, { most });
    this.messageVi = `Bản nháp lớn hơn ${most / 1024} KiB. Hãy rút gọn ghi chú rồi lưu lại.`;
  }
}
