import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Asked {
  /** `http://…`, `https://…`, or `unix:/path/of.sock`. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For all of it. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

export interface Told {
  readonly status: number;
  readonly body: Buffer;
}

const MOST_BYTES = 262_144;

/** One question over HTTP, by a socket of this machine too. Rejects where no whole answer of a bearable size came in time. */
export function ask({ url, method, path, headers = {}, body = '', patienceMs, signal }: Asked): Promise<Told> {
  const options: RequestOptions = {
    method,
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])]),
  };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('unix:')
      ? requestHttp({ ...options, socketPath: url.slice('unix:'.length), path })
      : (url.startsWith('https:') ? requestHttps : requestHttp)(`${url.replace(/\/$/, '')}${path}`, options);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length > MOST_BYTES) response.destroy(new Error(`an answer of more than ${MOST_BYTES} bytes`));
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    request.end(body);
  });
}
