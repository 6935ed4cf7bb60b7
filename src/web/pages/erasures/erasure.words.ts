import { shownDay } from '../../../platform/text/terms';

/** `GET /api/erasures`, an item. */
export interface Erasure {
  readonly ref: string;
  readonly kind: 'subject' | 'account' | 'evidence';
  readonly area: string | null;
  readonly state: 'open' | 'begun' | 'done' | 'declined';
  readonly legalBasis: string;
  readonly requestedOn: string;
  readonly replyBy: string;
  readonly dueDate: string;
  readonly extended: boolean;
  readonly overdue: boolean;
  readonly receivedBy: string;
  readonly doneBy: string | null;
  readonly doneAt: string | null;
}

/** The grounds of article 14 of Law 91/2025/QH15. */
export const GROUNDS: ReadonlyMap<string, string> = new Map([
  ['subject-request', 'Người có dữ liệu yêu cầu'],
  ['purpose-fulfilled', 'Mục đích xử lý đã đạt'],
  ['retention-expired', 'Hết thời hạn lưu'],
  ['authority-order', 'Cơ quan có thẩm quyền yêu cầu'],
]);

export const STATES: Readonly<Record<Erasure['state'], string>> = {
  open: 'Đang chờ',
  begun: 'Đang xoá dở',
  done: 'Đã xoá',
  declined: 'Đã từ chối',
};

export const isOpen = ({ state }: Erasure): boolean => state === 'open' || state === 'begun';

export const dueWords = ({ dueDate, extended, overdue }: Erasure): string =>
  `${shownDay(dueDate)}${extended ? ', đã gia hạn' : ''}${overdue ? ', đã quá hạn' : ''}`;
