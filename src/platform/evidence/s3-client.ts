import { createReadStream } from 'node:fs';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { authorization, EMPTY_BODY, encoded, queryText } from './aws-signature';
import { EvidenceUnavailable } from './evidence-store';
import type { S3Settings } from './s3-settings';

export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Of the object; left out, the bucket is asked. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent with its length and its hash, which the other side compares. */
  readonly body?: { readonly path: string; readonly size: number; readonly hash: string };
}

const TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;

/** Signed requests to one bucket. What fails on the way or with 5xx is asked again: every request here may be repeated. */
export class S3Client {
  constructor(
    private readonly settings: S3Settings,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The answer, its body unread. Throws EvidenceUnavailable. */
  async ask(asked: Asked): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.once(asked).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      const failed = answer instanceof Error ? answer.message : (answer.statusCode ?? 0) >= 500 ? `status ${answer.statusCode}` : null;
      if (!(answer instanceof Error) && failed === null) return answer;
      if (!(answer instanceof Error)) answer.resume();
      if (attempt === ATTEMPTS) throw new EvidenceUnavailable(this.place, failed ?? '');
    }
  }

  get place(): string {
    const { endpoint, bucket, prefix } = this.settings;
    return `${endpoint.origin}/${bucket}/${prefix}`;
  }

  private once({ method, key, query = {}, body }: Asked): Promise<IncomingMessage> {
    const { endpoint, bucket, prefix } = this.settings;
    const path = `/${bucket}${key === undefined ? '' : `/${`${prefix}${key}`.split('/').map(encoded).join('/')}`}`;
    const bodyHash = body?.hash ?? EMPTY_BODY;
    const at = this.now()
      .toISOString()
      .replaceAll(/[-:]|\.\d+/g, '');
    const headers = { host: endpoint.host, 'x-amz-content-sha256': bodyHash, 'x-amz-date': at };
    const signed = authorization({ method, path, query, headers, bodyHash }, this.settings);
    const search = queryText(query);
    const options = {
      method,
      path: search === '' ? path : `${path}?${search}`,
      headers: { ...headers, authorization: signed, ...(body && { 'content-length': body.size }) },
    };
    return new Promise((resolve, reject) => {
      const sent = (endpoint.protocol === 'https:' ? overHttps : overHttp)(endpoint, options, resolve).on('error', reject);
      // Without a byte, not in all: a file goes on as slowly as whoever downloads it takes it.
      sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error(`nothing came for ${TIMEOUT_MS / 1000} seconds`)));
      if (body === undefined) sent.end();
      else createReadStream(body.path).on('error', reject).pipe(sent);
    });
  }
}

export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
