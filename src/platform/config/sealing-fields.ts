import { parseVerifierKey, verifierOf, type TimedVerifier } from '@hieuhoc/transparency-log';
import { ValidateBy } from 'class-validator';
import { isLoopback } from './access-fields';

const field = (name: string, problemsOf: (text: string) => readonly string[]): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && problemsOf(value).length === 0,
      defaultMessage: (args) => (typeof args?.value === 'string' ? problemsOf(args.value).join('; ') : ''),
    },
  });

export const SignerUrlField = (): PropertyDecorator => field('signerUrl', signerUrlProblems);
export const WitnessesField = (): PropertyDecorator => field('witnesses', (text) => readWitnesses(text).problems);
export const TsaUrlField = (): PropertyDecorator =>
  field('tsaUrl', (text) =>
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? [] : ['HIEUHOC_TSA_URL phải có dạng http://… hoặc https://…'],
  );

/** The token opens the signer: it leaves this machine under TLS alone. */
function signerUrlProblems(text: string): string[] {
  if (/^unix:\/[^\s?#]+$/.test(text)) return [];
  const url = URL.canParse(text) ? new URL(text) : null;
  const good = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  return good && url.username === ''
    ? []
    : ['HIEUHOC_SIGNER_URL phải là unix:/đường/dẫn.sock, https://máy, hoặc http://127.0.0.1:cổng (http chỉ dùng được trên chính máy này)'];
}

/** Somebody who is asked to cosign. */
export interface WitnessSettings {
  /** Submission prefix, without a slash at its end. */
  readonly url: string;
  readonly keys: readonly TimedVerifier[];
}

/** The value of HIEUHOC_WITNESSES: `[{"url", "key"}]`, `key` one verifier key or a list of them. All problems come at once. */
export function readWitnesses(text: string): { readonly witnesses: readonly WitnessSettings[]; readonly problems: readonly string[] } {
  const entries = listOf(text);
  if (entries === null) return { witnesses: [], problems: ['HIEUHOC_WITNESSES phải là danh sách JSON: [{"url": …, "key": …}]'] };
  const problems: string[] = [];
  const witnesses = entries.map((entry, index) => {
    const { url, key, ...others }: Readonly<Record<string, unknown>> = typeof entry === 'object' && entry !== null ? { ...entry } : {};
    const keys = (Array.isArray(key) ? key : [key]).map((one: unknown) => (typeof one === 'string' ? parseVerifierKey(one) : null));
    const good = keys.filter((one) => one !== null && one.type !== 'ed25519').filter((one) => one !== null);
    const place = `HIEUHOC_WITNESSES[${index}]`;
    if (typeof url !== 'string' || !/^https?:\/\/[^\s?#]+$/.test(url)) problems.push(`${place}.url phải có dạng https://…`);
    if (good.length === 0 || good.length < keys.length) problems.push(`${place}.key phải là khoá kiểm chứng chữ ký đồng ký (tên+mã+khoá)`);
    for (const other of Object.keys(others)) problems.push(`${place}.${other}: không có tên này; các tên hợp lệ: url, key`);
    return { url: String(url).replace(/\/$/, ''), keys: good.map(verifierOf) };
  });
  return { witnesses, problems };
}

function listOf(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
