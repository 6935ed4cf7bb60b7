import type { SealingState } from '../sealing';

/** An event is sealed and signed within a second; longer than this somebody should know. */
export const MOST_UNSIGNED_MS = 10_000;

/** How the sealing stands, in words. An alarm is a finding about the log itself; a signer that is away is told, and turns nobody away. */
export function sealCheck({ running, sealed, signed, unsignedMs, alarm, trouble }: SealingState): {
  readonly ok: boolean;
  readonly detail: string;
} {
  if (alarm !== null) return { ok: false, detail: sentence(alarm) };
  if (!running) return { ok: true, detail: 'chưa chạy' };
  const late = unsignedMs !== null && unsignedMs > MOST_UNSIGNED_MS;
  const stands = `đã ký ${signed}, đã niêm phong ${sealed} sự kiện`;
  if (!late) return { ok: true, detail: stands };
  const waits = `sự kiện chưa ký đã chờ ${Math.round(unsignedMs / 1_000)} giây`;
  return { ok: false, detail: [stands, waits, ...(trouble === null ? [] : [sentence(trouble)])].join('; ') };
}

function sentence(error: Error): string {
  const said: unknown = Reflect.get(error, 'messageVi');
  return typeof said === 'string' ? said : error.message;
}
