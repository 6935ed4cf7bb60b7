import inject, { type DispatchFunc, type InjectOptions, type Response as Injected } from 'light-my-request';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { ApiProblem, problemIn } from './problem';

/** What a page asks of the API: the path as it stands in docs/api.md, and what follows the question mark. Undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Answer<T> {
  readonly body: T;
  readonly status: number;
  /** Revision of the stream that was read or written, as `If-Match` takes it. */
  readonly etag: string | null;
  /** Of a write: pass it as `after` of what is read next. */
  readonly position: string | null;
  readonly cookies: readonly string[];
}

export interface Sending {
  readonly body?: unknown;
  /** `If-Match`: the ETag that was read; `new`: nothing is there yet. */
  readonly basedOn?: string;
  /** The same form sent twice is one command. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** One of many writes: whoever sends them waits for the last (`shown`). */
  readonly unseen?: true;
}

/** Of the person's own request: who he is, where it came from, what it may rest on. */
const HANDED_ON = ['cookie', 'host', 'origin', 'sec-fetch-site', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];

/**
 * The application's own API, asked in this process as the person whose page it is: rights, checks, moments and errors are the API's.
 * There is no second way from a page to what the system knows.
 */
export class Api {
  constructor(private readonly handle: DispatchFunc) {}

  as(request: Request): Asking {
    const headers: Record<string, string> = {};
    for (const name of HANDED_ON) {
      const value = request.get(name);
      if (value !== undefined) headers[name] = value;
    }
    return new Asking(this.handle, { headers, remoteAddress: request.socket.remoteAddress ?? '127.0.0.1' });
  }
}

type From = Pick<InjectOptions, 'remoteAddress'> & { readonly headers: Readonly<Record<string, string>> };

export class Asking {
  constructor(
    private readonly handle: DispatchFunc,
    private readonly from: From,
  ) {}

  /** The answer's body. Throws ApiProblem. */
  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await this.read<T>(path, query)).body;
  }

  /** With what stands beside the body. Throws ApiProblem. */
  async read<T>(path: string, query: Query = {}): Promise<Answer<T>> {
    return answerOf<T>(await this.send('GET', path + queryText(query), {}));
  }

  /** Null where the API says that it is not there or not for this person to see. */
  async maybe<T>(path: string, query: Query = {}): Promise<T | null> {
    try {
      return await this.get<T>(path, query);
    } catch (error) {
      if (error instanceof ApiProblem && [401, 403, 404].includes(error.status)) return null;
      throw error;
    }
  }

  /** As the API answered it, for what is handed on: files, CSV. Throws ApiProblem. */
  async raw(path: string, query: Query = {}, headers: Readonly<Record<string, string>> = {}): Promise<Injected> {
    const answered = await this.send('GET', path + queryText(query), { headers });
    if (answered.statusCode >= 400) throw problemIn(answered);
    return answered;
  }

  /** Throws ApiProblem: what is refused says why, in Vietnamese. Answers once the next page shows what was written. */
  async write<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, sending: Sending = {}): Promise<Answer<T>> {
    const answer = answerOf<T>(await this.send(method, path, sending));
    if (answer.position !== null && sending.unseen !== true) await this.shown(answer.position);
    return answer;
  }

  /** Waits until every read model shows that position, or for as long as the API has patience: it is stored all the same. */
  async shown(position: string): Promise<void> {
    await this.send('GET', `/api/me${queryText({ after: position })}`, {});
  }

  private send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { body, basedOn, key, headers }: Sending): Promise<Injected> {
    const more: Record<string, string> = { accept: 'application/json', ...this.from.headers, ...headers };
    if (method !== 'GET') more['x-requested-with'] = 'hieu-hoc';
    if (basedOn === 'new') more['if-none-match'] = '*';
    else if (basedOn !== undefined) more['if-match'] = basedOn;
    if (key !== undefined) more['idempotency-key'] = key;
    const payload = body === undefined ? {} : payloadOf(body, more);
    return inject(this.handle, { method, url: path, headers: more, ...payload, remoteAddress: this.from.remoteAddress ?? '127.0.0.1' });
  }
}

function payloadOf(body: unknown, headers: Record<string, string>): Pick<InjectOptions, 'payload'> {
  if (Buffer.isBuffer(body) || body instanceof Readable) return { payload: body };
  if (typeof body === 'string') return { payload: body };
  headers['content-type'] = 'application/json';
  return { payload: JSON.stringify(body) };
}

export function queryText(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** Bytes become types here. */
function answerOf<T>(answered: Injected): Answer<T> {
  if (answered.statusCode >= 400) throw problemIn(answered);
  const header = (name: string): string | null => {
    const value = answered.headers[name];
    return typeof value === 'string' ? value : null;
  };
  const cookies = answered.headers['set-cookie'];
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test system holds every answer of the API against its description
    body: (answered.payload === '' ? null : JSON.parse(answered.payload)) as T,
    status: answered.statusCode,
    etag: header('etag'),
    position: header('x-log-position'),
    cookies: cookies === undefined ? [] : [cookies].flat().map(String),
  };
}
