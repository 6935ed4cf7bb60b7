import type { ErasureView } from '../../../erasures';
import { shownDay } from '../../../platform/text/terms';

/** The grounds of article 14 of Law 91/2025/QH15. */
export const GROUNDS: ReadonlyMap<string, string> = new Map([
  ['subject-request', 'Người có dữ liệu yêu cầu'],
  ['purpose-fulfilled', 'Mục đích xử lý đã đạt'],
  ['retention-expired', 'Hết thời hạn lưu'],
  ['authority-order', 'Cơ quan có thẩm quyền yêu cầu'],
]);

export const STATES: Readonly<Record<ErasureView['state'], string>> = {
  open: 'Đang chờ',
  begun: 'Đang xoá dở',
  done: 'Đã xoá',
  declined: 'Đã từ chối',
};

export const isOpen = ({ state }: ErasureView): boolean => state === 'open' || state === 'begun';

export const dueWords = ({ dueDate, extended, overdue }: ErasureView): string =>
  `${shownDay(dueDate)}${extended ? ', đã gia hạn' : ''}${overdue ? ', đã quá hạn' : ''}`;

/** What is asked to be erased, as the page of the request speaks of it. */
export interface Speech {
  readonly act: string;
  readonly asking: string;
  readonly lost: (name: string | null) => string;
  readonly nothing: string;
  readonly gone: string;
  readonly done: string;
}

export const OF_A_NAME: Speech = {
  act: 'Xoá tên',
  asking: 'Ghi nhận yêu cầu xoá tên',
  lost: (name) =>
    `${name === null ? 'Tên của đối tượng này' : `Tên “${name}”`} bị xoá khỏi kho, không khôi phục được. Danh hiệu, số đếm và nhật ký còn nguyên, dưới mã.`,
  nothing: 'Hệ thống không giữ tên nào của đối tượng này, không có gì để xoá.',
  gone: 'Tên đã xoá',
  done: 'Đã xoá tên. Danh hiệu còn lại dưới mã.',
};

export const OF_A_FILE: Speech = {
  act: 'Xoá tệp',
  asking: 'Ghi nhận yêu cầu xoá tệp',
  lost: (name) =>
    `${name === null ? 'Tệp này' : `Tệp “${name}”`} bị xoá cùng tên tệp, không khôi phục được, kể cả từ bản sao lưu. Số liệu, báo cáo, danh hiệu dẫn tệp còn nguyên, chỉ không xem được tệp nữa.`,
  nothing: 'Tệp đã xoá, không còn gì để xoá.',
  gone: 'Tệp đã xoá',
  done: 'Đã xoá tệp. Những gì dẫn tệp còn nguyên, với mã của tệp.',
};
