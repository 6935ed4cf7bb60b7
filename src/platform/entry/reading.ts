/* Numbers as offices type them. Also loaded by the browser: nothing else is imported here. */

export type Reading = { readonly kind: 'read'; readonly decimal: string } | { readonly kind: 'unread'; readonly words: string };

const PLAIN = /^\d+$/;
/** Thousands in threes, with one separator throughout. */
const GROUPED = /^[1-9]\d{0,2}(?:([.\s])\d{3})(?:\1\d{3})*$/;
const GROUPED_DECIMAL = /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/;
const DECIMAL = /^(\d+)[.,](\d+)$/;
/** `1.234`: a thousand, or one and a bit. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;
const MOST_DIGITS = 30;

const unread = (words: string): Reading => ({ kind: 'unread', words });
const digits = (text: string): string => text.replace(/[.\s]/g, '');
const bare = (whole: string): string => whole.replace(/^0+(?=\d)/, '');

function read(whole: string, fraction = ''): Reading {
  if (whole.length > MOST_DIGITS || fraction.length > 12) return unread('Số dài quá. Hãy kiểm tra lại.');
  return { kind: 'read', decimal: fraction === '' ? bare(whole) : `${bare(whole)}.${fraction}` };
}

/** `1234`, `1.234`, `1 234`: of something that is counted, a point can only part thousands. */
export function readWhole(typed: string): Reading {
  const text = tidy(typed);
  if (text.startsWith('-')) return unread('Số không được âm.');
  if (PLAIN.test(text) || GROUPED.test(text)) return read(digits(text));
  if (EITHER.test(text)) return unread(`“${text}” chưa rõ là bao nhiêu: hãy ghi ${digits(text.replace(',', ''))}, không có dấu phẩy.`);
  if (DECIMAL.test(text)) return unread(`“${text}” có phần lẻ; ô này là số đếm, hãy ghi số nguyên.`);
  if (text.endsWith('%')) return unread('Ô này là số đếm, không phải phần trăm; tỷ lệ được tính từ hai số.');
  return unread(`“${text}” không phải là số. Hãy ghi số nguyên, ví dụ 1234 hoặc 1.234.`);
}

/** `85,4` and `85.4`; what may mean two numbers is not guessed. */
export function readDecimal(typed: string, signed = false): Reading {
  const text = tidy(typed);
  if (text.startsWith('-')) {
    const positive = readDecimal(text.slice(1));
    if (!signed) return unread('Số không được âm.');
    return positive.kind === 'read' ? { kind: 'read', decimal: `-${positive.decimal}` } : positive;
  }
  if (PLAIN.test(text)) return read(text);
  if (EITHER.test(text)) {
    const [whole = '', fraction = ''] = text.split(/[.,]/);
    return unread(
      `“${text}” có thể là ${whole}${fraction} hoặc ${whole},${fraction}: hãy ghi ${whole}${fraction}, hoặc ${whole},${fraction}0.`,
    );
  }
  if (GROUPED.test(text)) return read(digits(text));
  if (GROUPED_DECIMAL.test(text)) {
    const [whole = '', fraction = ''] = text.split(',');
    return read(digits(whole), fraction);
  }
  const [, whole, fraction] = DECIMAL.exec(text) ?? [];
  if (whole !== undefined && fraction !== undefined) return read(whole, fraction);
  return unread(`“${text}” không phải là số. Hãy ghi ví dụ 1234 hoặc 85,4.`);
}

const tidy = (typed: string): string =>
  typed
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .replace('−', '-')
    .trim();

/** A percentage to two decimals, half up, exact; null where there is no population. */
export function rate(numerator: string, denominator: string): string | null {
  const whole = BigInt(denominator);
  if (whole === 0n) return null;
  const hundredths = (BigInt(numerator) * 20_000n + whole) / (2n * whole);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
