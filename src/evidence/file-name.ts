import { faultsOfText, sentenceOfFault } from '../platform/text/free-text';
import { nameRefused, typeNotTaken } from './evidence.errors';
import { ENDINGS, FILE_TYPES, type FileType } from './file-types';

const LONGEST = 150;
const PATH_OR_SHELL = /[/\\:*?"<>|]/;
/** What is longer, or other than that, is a part of the name, in which people may be named. */
const ENDING = /^[a-z0-9]{1,8}$/;
/** Marks that hide letters or turn them round. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** What a programme or another document ends with: before the real ending it is there to deceive. */
const DECEIVING = new Set([
  ...ENDINGS,
  ...'exe com bat cmd scr pif msi msp dll cpl jar js jse vb vbe vbs ws wsf ps1 sh hta lnk url reg iso img apk app py php'.split(' '),
  ...'htm html xhtml svg xml zip rar 7z doc docm dotm xls xlsm xlsb ppt pptx pptm rtf odt ods'.split(' '),
]);

export interface NamedFile {
  /** In NFC. */
  readonly name: string;
  readonly type: FileType;
}

/**
 * The name a file was sent under and the type that its ending says. What is said of the type beside it has to be the same, or nothing
 * (`application/octet-stream`). Throws EvidenceRefused.
 */
export function namedFile(given: string, contentType: string): NamedFile {
  const name = given.normalize('NFC');
  const fault = faultOf(name);
  if (fault !== null) throw nameRefused(fault);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const type = FILE_TYPES.find(({ endings }) => endings.includes(ending));
  if (type === undefined || !name.includes('.'))
    throw typeNotTaken(ENDING.test(ending) && name.includes('.') ? ending : 'không rõ', ENDINGS);
  const said = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (said !== type.type && said !== 'application/octet-stream') throw typeNotTaken(said === '' ? 'không ghi' : said, [type.type]);
  return { name, type };
}

function faultOf(name: string): string | null {
  if (name.trim() === '') return 'để trống';
  if (name.length > LONGEST) return `dài quá ${LONGEST} ký tự`;
  if (!name.isWellFormed() || INVISIBLE.test(name)) return 'có ký tự ẩn hoặc ký tự điều khiển';
  if (PATH_OR_SHELL.test(name)) return 'có dấu / \\ : * ? " < > |';
  const parts = name.split('.');
  if (parts.some((part) => part.trim() === '') || name !== name.trim())
    return 'bắt đầu, kết thúc bằng dấu chấm hay dấu cách, hoặc có hai dấu chấm liền';
  if (DEVICES.test(parts[0] ?? '')) return `không được là ${parts[0]}`;
  const hidden = parts.slice(1, -1).find((part) => DECEIVING.has(part.trim().toLowerCase()));
  if (hidden !== undefined) return `có hai phần mở rộng (.${hidden}.${parts.at(-1)})`;
  return personalFaultOf(name);
}

/** Stricter than free text: in a name of a file numbers stand between dashes and underscores. */
function personalFaultOf(name: string): string | null {
  const fault = faultsOfText(name)[0];
  if (fault !== undefined) return sentenceOfFault(fault);
  const numbers = name.match(/\d+/g) ?? [];
  const personal = numbers.some((digits) => /^(\d{9}|\d{12}|0\d{9}|84\d{9})$/.test(digits));
  return personal ? 'có chuỗi giống số căn cước hoặc số điện thoại; hãy bỏ số đó' : null;
}
