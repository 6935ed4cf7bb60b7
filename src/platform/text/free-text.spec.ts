import { faultsOfText } from './free-text';

describe('free text', () => {
  it.each([
    ['an identity number of 12 digits', 'Hộ ông A, 022083001234', ['identity-number']],
    ['an identity number in groups', 'CCCD 022 083 001 234', ['identity-number']],
    ['an old identity number of 9 digits', 'CMND 100123456.', ['identity-number']],
    ['a telephone number', 'gọi 0912345678 để hỏi', ['telephone-number']],
    ['a telephone number with dots', 'ĐT: 0912.345.678', ['telephone-number']],
    ['a telephone number with the country', '+84 912 345 678', ['telephone-number']],
    ['an e-mail address', 'gửi về can-bo.xa@quangninh.gov.vn', ['e-mail-address']],
    ['text that is not NFC', 'Đông Triều'.normalize('NFD'), ['not-nfc']],
    ['a hidden control character', 'An\u202e Sinh', ['control-character']],
    ['half a character', 'An \ud83d', ['not-nfc']],
  ])('refuses %s', (_, text, faults) => expect(faultsOfText(text)).toEqual(faults));

  it.each([
    'Theo Quyết định 89/QĐ-TTg ngày 09/01/2013',
    'tăng từ 1.250.000 lên 1.300.000 lượt',
    '85,5 % của 39.002 hộ',
    'Thông báo 0123456/TB',
    'dòng 1\ndòng 2',
  ])('lets pass: %s', (text) => expect(faultsOfText(text)).toEqual([]));
});
