/** Where "now" comes from: the machine's clock, or a simulated day for the sample history. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The calendar day of an instant in Asia/Ho_Chi_Minh, which has had no other offset than +07:00 since 1975. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last millisecond of a calendar day in Asia/Ho_Chi_Minh, as RFC 3339 UTC. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T23:59:59.999Z`) - VIETNAM_OFFSET_MS).toISOString();
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
