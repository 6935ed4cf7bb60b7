import type { Finding, Path } from './problem';

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
/** Category Cc but tab and line feed, and a byte order mark inside a text. */
const control = /(?![\t\n])\p{Cc}|\ufeff/u;

function inText(text: string, path: Path, part: 'key' | 'value'): Finding | null {
  if (!text.isWellFormed()) return { code: 'not-unicode', path, part, found: 'ký tự Unicode hỏng', allowed: 'chữ Unicode đúng chuẩn' };
  if (control.test(text))
    return { code: 'control-character', path, part, found: 'ký tự điều khiển', allowed: 'chữ, dấu câu, xuống dòng; hãy xóa ký tự lạ' };
  if (text.normalize('NFC') !== text)
    return {
      code: 'not-nfc',
      path,
      part,
      found: `chuỗi "${cut(text)}" viết bằng dấu tổ hợp (Unicode NFD)`,
      allowed: 'chữ Việt dựng sẵn (Unicode NFC); hãy chuyển cả tệp sang NFC rồi gửi lại',
    };
  return null;
}

/** Text that would look right and compare wrong: NFD, broken Unicode, control characters. Keys are text too. */
export function textFindings(value: unknown, path: Path = []): Finding[] {
  if (typeof value === 'string') return [inText(value, path, 'value')].filter((finding) => finding !== null);
  if (Array.isArray(value)) return value.flatMap((item, index) => textFindings(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inKey = inText(key, [...path, key], 'key');
    return [...(inKey === null ? [] : [inKey]), ...textFindings(member, [...path, key])];
  });
}
