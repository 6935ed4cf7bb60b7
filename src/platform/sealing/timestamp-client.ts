import { randomBytes } from 'node:crypto';
import { DomainError } from '@hieuhoc/event-store';
import { readTimestampResponse, timestampRequest, verifyTimestamp } from '@hieuhoc/timestamp-token';
import { ask } from './ask';
import { imprintOf } from './timestamp-file';

export interface TimestampAuthority {
  readonly url: string;
  /** PEM: authorities that are believed. */
  readonly trusted: string;
}

/** No time stamp for now; asked again. Nothing waits for it. */
export class TimestampUnavailable extends DomainError {
  readonly code = 'timestamp-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi =
    'Chưa lấy được dấu thời gian. Hệ thống sẽ hỏi lại; hãy kiểm tra HIEUHOC_TSA_URL, HIEUHOC_TSA_CA và đường mạng tới nơi cấp dấu.';

  constructor(detail: string) {
    super(`No time stamp: ${detail}. It is asked again; check HIEUHOC_TSA_URL and HIEUHOC_TSA_CA.`, { detail });
  }
}

const PATIENCE_MS = 20_000;
const NONCE_BYTES = 12;

/** A verified token over the bytes of a note. Throws TimestampUnavailable. */
export async function stampOf(
  note: string,
  { url, trusted }: TimestampAuthority,
  signal?: AbortSignal,
): Promise<{ readonly token: Uint8Array; readonly at: Date }> {
  const nonce = randomBytes(NONCE_BYTES);
  const response = readTimestampResponse(await posted(url, timestampRequest(imprintOf(note), nonce), signal));
  if (response.kind === 'refused') throw new TimestampUnavailable(`the authority refuses with status ${response.status}`);
  if (response.kind === 'malformed') throw new TimestampUnavailable('the authority answers no time stamp');
  const verdict = await verifyTimestamp(response.token, { data: Buffer.from(note), trusted, nonce });
  if (verdict.kind === 'invalid') throw new TimestampUnavailable(`its token is not to be believed: ${verdict.why}`);
  return { token: response.token, at: verdict.at };
}

async function posted(url: string, body: Uint8Array, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const headers = { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' };
  const told = await ask({ url, method: 'POST', path: '', headers, body, patienceMs: PATIENCE_MS, ...(signal && { signal }) }).catch(
    (error: unknown) => {
      throw new TimestampUnavailable(error instanceof Error ? error.message : String(error));
    },
  );
  if (told.status !== 200) throw new TimestampUnavailable(`the authority answers ${told.status}`);
  return told.body;
}
