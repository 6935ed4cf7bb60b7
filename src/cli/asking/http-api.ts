import { RefusedByServer } from './refused-by-server';
import type { Query } from './reader';
import { ServerNotReachable } from './server-not-reachable';

const PROBE_MS = 2_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Calls to one server. Throws RefusedByServer for a problem it answers, ServerNotReachable where it does not answer at all. */
export class HttpApi {
  constructor(readonly base: string) {}

  async get(path: string, query: Query = {}): Promise<Answer> {
    return this.call(withQuery(path, query), { headers: { Accept: 'application/json' } });
  }

  /** What is too long to be held at once. */
  async pieces(path: string, query: Query): Promise<AsyncIterable<string>> {
    const response = await this.sent(withQuery(path, query), {});
    if (!response.ok || response.body === null) throw new RefusedByServer(response.status, parsed(await response.text()));
    return response.body.pipeThrough(new TextDecoderStream());
  }

  async post(path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
    return this.call(path, { method: 'POST', headers: { Accept: 'application/json', ...headers }, ...(body !== undefined && { body }) });
  }

  /** Whether a server of ours answers there, ready or not. */
  async answers(): Promise<boolean> {
    try {
      const response = await fetch(this.base + '/health/ready', { signal: AbortSignal.timeout(PROBE_MS) });
      const body: unknown = await response.json();
      return typeof body === 'object' && body !== null && 'checks' in body;
    } catch {
      return false;
    }
  }

  private async call(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.sent(path, init);
    const text = await response.text();
    const body: unknown = text === '' ? null : parsed(text);
    if (!response.ok) throw new RefusedByServer(response.status, body);
    return { status: response.status, body, headers: response.headers };
  }

  private async sent(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.base + path, init);
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new ServerNotReachable(this.base, cause);
    }
  }
}

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return search === '' ? path : `${path}?${search}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
