import type { Check, Verdict } from '@hieuhoc/dossier';
import type { TokenVerdict } from '@hieuhoc/timestamp-token';

const ID = 'timestamps';

/**
 * Check 4 with the certificates of authorities (PEM) that the auditor brought: the signature of a token over the note, which takes a
 * library of certificates and, in a browser, a page that was opened from a file or over https.
 */
export async function withTimestamps(verdict: Verdict, tokens: readonly Uint8Array[], trusted: string): Promise<Verdict> {
  const before = verdict.checks.find(({ id }) => id === ID);
  if (before === undefined || before.outcome === 'failed' || tokens.length === 0 || trusted.trim() === '') return verdict;
  const found = await checkedTokens(before, tokens, new TextEncoder().encode(verdict.note), trusted);
  return {
    ...verdict,
    outcome: found.outcome === 'failed' ? 'failed' : verdict.outcome,
    checks: verdict.checks.map((check) => (check.id === ID ? found : check)),
  };
}

async function checkedTokens(check: Check, tokens: readonly Uint8Array[], data: Uint8Array, trusted: string): Promise<Check> {
  if (!('subtle' in globalThis.crypto))
    return {
      ...check,
      code: 'no-web-crypto',
      messageVi: 'Trình duyệt không cho thử chữ ký của dấu thời gian ở trang mở qua http: hãy mở trang từ tệp.',
    };
  // Loaded only where there is something to try: it is half of the verifier.
  const { verifyTimestamp } = await import('@hieuhoc/timestamp-token');
  const verdicts = await Promise.all(tokens.map((token) => verifyTimestamp(token, { data, trusted })));
  const valid = verdicts.find((one) => one.kind === 'valid');
  return valid === undefined ? invalid(check, verdicts) : stamped(check, valid);
}

function stamped(check: Check, { at, authority, policy }: TokenVerdict & { readonly kind: 'valid' }): Check {
  const instant = at.toISOString();
  return {
    ...check,
    outcome: 'passed',
    code: 'stamped',
    messageVi: `${authority} đã đóng dấu giấy chốt này lúc ${shownInstant(at)} (giờ Việt Nam): nhật ký đến đây đã có trước lúc ấy.`,
    facts: { at: instant, authority, policy },
  };
}

const invalid = (check: Check, verdicts: readonly TokenVerdict[]): Check => ({
  ...check,
  outcome: 'failed',
  code: 'stamp-invalid',
  messageVi: 'Dấu thời gian không do nơi cấp dấu mà người kiểm tin đóng, hoặc chữ ký của dấu sai.',
  facts: { why: verdicts.map((one) => (one.kind === 'invalid' ? one.why : '')) },
});

const shownInstant = (at: Date): string =>
  at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' });
