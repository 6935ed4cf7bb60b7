/** 1234567 → 1.234.567, as Vietnamese texts group digits. */
export const grouped = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+$)/g, '.');

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** An instant as a clock in Viet Nam shows it: 2015-07-10 08:00. */
export function clockTime(instant: string): string {
  return new Date(Date.parse(instant) + VIETNAM_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
