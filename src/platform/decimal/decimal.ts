/** Exact arithmetic on decimal texts, for rules that compare or add what somebody wrote. */
interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

function scaled(text: string): Scaled {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

const at = ({ digits, scale }: Scaled, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale);

/** Negative, zero or positive like `a - b`. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = at(left, scale) - at(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether the decimals add up to exactly 1. */
export function addUpToOne(decimals: readonly string[]): boolean {
  const parts = decimals.map(scaled);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  return parts.reduce((sum, part) => sum + at(part, scale), 0n) === 10n ** BigInt(scale);
}
