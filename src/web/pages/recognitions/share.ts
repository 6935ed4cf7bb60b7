import { vietnameseNumber } from '../../../platform/text/numbers';

/** So many of all, in percent to two places; a dash where there are none. For the eye only: what is judged is computed by the rules. */
export function share(count: number, of: string): string {
  const all = Number(of);
  return all > 0 ? `${vietnameseNumber(((count * 100) / all).toFixed(2))}%` : '—';
}
