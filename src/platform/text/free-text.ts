/** What free text must not hold (rules.md 9): the log is for ever, personal data are not. */
export type TextFault = 'not-nfc' | 'control-character' | 'identity-number' | 'telephone-number' | 'e-mail-address';

/** Control characters but tab and line ends, and the invisible marks that turn the direction of writing. */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/u;
/** Identity cards have 12 digits, the older ones 9; written together or in threes or fours. */
const IDENTITY = /(?<![\p{L}\p{N}./-])(\d{12}|\d{9}|\d{3}([ .]\d{3}){3}|\d{4}([ .]\d{4}){2})(?![\p{N}/-])/u;
const TELEPHONE = /(?<![\p{N}/.])(\+?84|0)([ .-]?\d){9}(?!\d)/u;

export function faultsOfText(text: string): TextFault[] {
  const faults: TextFault[] = [];
  if (!text.isWellFormed() || text.normalize('NFC') !== text) faults.push('not-nfc');
  if (CONTROL.test(text)) faults.push('control-character');
  if (EMAIL.test(text)) faults.push('e-mail-address');
  if (TELEPHONE.test(text)) faults.push('telephone-number');
  else if (IDENTITY.test(text)) faults.push('identity-number');
  return faults;
}

const SENTENCES: Readonly<Record<TextFault, string>> = {
  'not-nfc': 'chưa ở dạng Unicode dựng sẵn (NFC); hãy gõ lại hoặc chuyển mã sang NFC',
  'control-character': 'có ký tự điều khiển ẩn; hãy xoá rồi gõ lại',
  'identity-number': 'có chuỗi giống số căn cước; hãy bỏ số đó, nhật ký không giữ dữ liệu cá nhân',
  'telephone-number': 'có chuỗi giống số điện thoại; hãy bỏ số đó, nhật ký không giữ dữ liệu cá nhân',
  'e-mail-address': 'có địa chỉ thư điện tử; hãy bỏ địa chỉ đó, nhật ký không giữ dữ liệu cá nhân',
};

export function sentenceOfFault(fault: TextFault): string {
  return SENTENCES[fault];
}
