import { faultsOfText, type TextFault } from '../../platform/text/free-text';
import type { Finding, Path } from './problem';

interface Words {
  readonly found: string;
  readonly allowed: string;
}

const personal = (found: string): Words => ({ found, allowed: 'lời văn không có dữ liệu cá nhân; hãy bỏ chỗ đó, nhật ký giữ mãi mãi' });

const words: Readonly<Record<TextFault, Words>> = {
  'not-nfc': {
    found: 'chữ viết bằng dấu tổ hợp (Unicode NFD) hoặc Unicode hỏng',
    allowed: 'chữ Việt dựng sẵn (Unicode NFC); hãy chuyển cả tệp sang NFC rồi gửi lại',
  },
  'control-character': { found: 'ký tự điều khiển ẩn', allowed: 'chữ, dấu câu, xuống dòng; hãy xóa ký tự lạ' },
  'identity-number': personal('chuỗi giống số căn cước'),
  'telephone-number': personal('chuỗi giống số điện thoại'),
  'e-mail-address': personal('địa chỉ thư điện tử'),
};

const encoding: ReadonlySet<TextFault> = new Set<TextFault>(['not-nfc', 'control-character']);

function walk(value: unknown, path: Path, visit: (text: string, path: Path, part: 'key' | 'value') => Finding[]): Finding[] {
  if (typeof value === 'string') return visit(value, path, 'value');
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...path, index], visit));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [...visit(key, [...path, key], 'key'), ...walk(member, [...path, key], visit)]);
}

/** Text that would look right and compare wrong: NFD, broken Unicode, control characters. Keys are text too. */
export const encodingFindings = (value: unknown): Finding[] =>
  walk(value, [], (text, path, part) => {
    const code = onlyEncoding(text);
    return code === undefined ? [] : [{ code, path, part, ...words[code] }];
  });

/** The platform's own check also looks for addresses, which a hostile megabyte makes dear; here only what is linear is asked. */
function onlyEncoding(text: string): TextFault | undefined {
  if (!text.isWellFormed() || text.normalize('NFC') !== text) return 'not-nfc';
  return control.test(text) ? 'control-character' : undefined;
}
const control = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The fields of prose: numbers and codes may have nine digits, a sentence may not. */
const prose: ReadonlySet<unknown> = new Set(
  'title note text name definition unit numerator denominator dueText issuer parent section source requirements'.split(' '),
);

/** Personal data in what people write (rules.md 9), once the schema has bounded each text. */
export const personalFindings = (value: unknown): Finding[] =>
  walk(value, [], (text, path, part) => {
    const field = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
    if (part === 'key' || !prose.has(field)) return [];
    const code = faultsOfText(text).find((fault) => !encoding.has(fault));
    return code === undefined ? [] : [{ code, path, part, ...words[code] }];
  });
