import { attribute, elements } from './xml';

/** How a number is shown, where that is another thing than a number. */
export type ShownAs = 'day' | 'moment' | 'percent';

/** Formats that every program knows by number (ECMA-376, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, ShownAs> = new Map([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 22, 32, 33, 45, 46, 47].map((id) => [id, 'moment'] as const),
]);

/** By the number of the style that a cell names. */
export function shownAs(styles: string): readonly (ShownAs | null)[] {
  const own = new Map(
    [...elements(styles, 'numFmt')].map(({ about }) => [Number(attribute(about, 'numFmtId')), attribute(about, 'formatCode') ?? '']),
  );
  const [formats] = elements(styles, 'cellXfs');
  return [...elements(formats?.inner ?? '', 'xf')].map(({ about }) => {
    const id = Number(attribute(about, 'numFmtId') ?? 0);
    const code = own.get(id);
    return code === undefined ? (BUILT_IN.get(id) ?? null) : shownBy(code);
  });
}

/** Without words in quotes, escaped letters, colours and currencies: what is left is the format. */
function shownBy(code: string): ShownAs | null {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*]./gi, '').split(';', 1)[0] ?? '';
  if (/[hs]/i.test(bare)) return 'moment';
  if (/[dmy]/i.test(bare)) return 'day';
  return bare.includes('%') ? 'percent' : null;
}

const FIRST_DAY_MS = Date.UTC(1899, 11, 30);
/** 31/12/9999. */
const LAST_DAY = 2_958_465;

/** A day as spreadsheets count them; null where it is none. */
export function dayOfSerial(serial: string): string | null {
  const days = Number(serial);
  // Before March 1900 they count a day that never was.
  if (!Number.isInteger(days) || days <= 60 || days > LAST_DAY) return null;
  return new Date(FIRST_DAY_MS + days * 86_400_000).toISOString().slice(0, 10);
}
