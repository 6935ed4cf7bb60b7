import { setTimeout as wait } from 'node:timers/promises';

export interface BackOff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Doubles up to a bound; the jitter (half to all of it) keeps many processes from coming back at the same moment. */
export function delayBefore(attempt: number, { firstMs, mostMs }: BackOff, random: () => number = Math.random): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return whole * (0.5 + random() / 2);
}

/** Ends early, without an error, when the signal is given. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
