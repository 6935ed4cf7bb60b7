import type { VNode } from 'preact';
import type { AnsweredRow } from '../../status';

type Of = Pick<AnsweredRow, 'value' | 'coverage' | 'verified' | 'changedSinceVerified' | 'flags'>;

/** How far the figures behind a value are verified. Outline, not fill: this is not how far the target is reached. */
export function VerifiedTag({ row }: { row: Of }): VNode | null {
  const found = verifiedOf(row);
  return found === null ? null : <span class={`hh-verified hh-verified--${found.look}`}>{found.words}</span>;
}

export function verifiedOf({
  value,
  coverage,
  verified,
  changedSinceVerified,
  flags,
}: Of): { readonly look: string; readonly words: string } | null {
  if (value === null) return null;
  if (flags.includes('returned')) return { look: 'returned', words: 'bị trả lại' };
  if (changedSinceVerified > 0) return { look: 'sent', words: 'chờ xác minh lại' };
  const [part, whole] = [Number(verified.coverage.reported), Number(coverage.reported)];
  if (part === 0) return { look: 'sent', words: 'chưa xác minh' };
  if (part >= whole) return { look: 'verified', words: 'đã xác minh' };
  return { look: 'sent', words: `xác minh ${String(part)}/${String(whole)}` };
}
