/** What can be done to an area; the word stands in the address. */
export const KINDS = {
  'doi-ten': { words: 'Đổi tên', hint: 'Tên mới, địa giới và mã giữ nguyên.' },
  'phan-loai': { words: 'Đổi loại đơn vị, phân loại', hint: 'Xã thành phường, huyện thành thị xã; miền núi, hải đảo.' },
  chuyen: { words: 'Chuyển sang cấp trên khác', hint: 'Địa giới giữ nguyên, thuộc nơi khác.' },
  'sap-xep': { words: 'Sáp nhập, chia tách', hint: 'Một hay nhiều nơi kết thúc, một hay nhiều nơi mới bắt đầu.' },
  'giai-the': { words: 'Giải thể', hint: 'Kết thúc mà không có nơi kế tiếp.' },
  'lap-moi': { words: 'Lập địa bàn mới bên dưới', hint: 'Một nơi chưa từng có, không lấy từ nơi nào.' },
} as const;
export type Kind = keyof typeof KINDS;

export const isKind = (word: string): word is Kind => Object.hasOwn(KINDS, word);

export const LEVEL_OPTIONS: readonly (readonly [string, string])[] = [
  ['province', 'Cấp tỉnh'],
  ['district', 'Cấp huyện'],
  ['commune', 'Cấp xã'],
  ['village', 'Thôn, khu phố'],
  ['sector', 'Khối cơ quan'],
];
