import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '../../src/platform/config/config';
import type { Sealing } from '../../src/platform/sealing';
import { inProcessSigner } from '../../src/platform/sealing/signer.fixture';
import { makeLogger } from '../../src/platform/logger';
import { createApp, openPlatform } from '../../src/server';
import { DescribedAnswers, parseDocument } from './described';
import { patiently } from './patiently';

/** A whole system is started and asked here; on a busy machine that takes longer than a rule does. */
jest.setTimeout(60_000);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
  readonly body: any;
}

export interface Send {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole application on stores of its own, spoken to over HTTP as anybody would. */
export interface System {
  readonly url: string;
  readonly directory: string;
  send(path: string, options?: Send): Promise<Answer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Position of the last write of this system's client: pass it as `after`. */
  readonly position: string | null;
  /** What is sealed and signed of its log, where `sealed` was asked for. */
  readonly sealing: Sealing;
  stop(): Promise<void>;
}

export interface SystemOptions {
  readonly directory?: string;
  readonly now?: () => Date;
  readonly keep?: boolean;
  readonly settings?: Partial<Config>;
  /** The log is sealed, and signed by a signer in this process. */
  readonly sealed?: boolean;
}

/** Who acts where a test names nobody: one reports, another verifies (four eyes). */
const actorOf = (path: string): string => (path.split('?')[0]?.endsWith('/verification') === true ? 'tham-dinh-1' : 'can-bo-1');

export async function startSystem({
  directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-')),
  now,
  keep = false,
  settings = {},
  sealed = false,
}: SystemOptions = {}): Promise<System> {
  const config = Object.assign(new Config(), {
    PORT: 0,
    HIEUHOC_DATA: directory,
    HIEUHOC_LOG_LEVEL: 'silent',
    HIEUHOC_ACCESS: 'demo',
    ...settings,
  });
  const log = makeLogger('silent');
  const platform = await openPlatform(config, log, now);
  const app = await createApp(platform, log);
  if (sealed) platform.sealing.start(inProcessSigner(directory));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const described = new DescribedAnswers(parseDocument(await (await fetch(`${url}/api/openapi.json`)).text()));
  let position: string | null = null;
  const sendOnce = async (path: string, { method = 'GET', body, headers = {} }: Send): Promise<Answer> => {
    const text =
      body === undefined
        ? undefined
        : typeof body === 'string'
          ? body
          : body instanceof Uint8Array
            ? new Uint8Array(body)
            : JSON.stringify(body);
    const own: Record<string, string> = method === 'GET' ? {} : { 'X-Actor': actorOf(path) };
    if (body !== undefined) own['Content-Type'] = 'application/json';
    const response = await fetch(`${url}${path}`, { method, headers: { ...own, ...headers }, ...(text !== undefined && { body: text }) });
    position = response.headers.get('X-Log-Position') ?? position;
    const answered = await response.text();
    const { status, headers: told } = response;
    const read: unknown = told.get('Content-Type')?.includes('json') ? JSON.parse(answered) : answered;
    described.check({ method, path, status, headers: told, body: read });
    return { status, headers: told, body: read };
  };
  const send = (path: string, options: Send = {}): Promise<Answer> => {
    const once = (): Promise<Answer> => sendOnce(path, options);
    return (options.method ?? 'GET') === 'GET' ? patiently(once) : once();
  };
  return {
    url,
    directory,
    send,
    get: (path, headers) => send(path, headers === undefined ? {} : { headers }),
    post: (path, body, headers = {}) => send(path, { method: 'POST', body, headers }),
    put: (path, body, headers = {}) => send(path, { method: 'PUT', body, headers }),
    sealing: platform.sealing,
    get position() {
      return position;
    },
    stop: async () => {
      await app.close();
      if (!keep) rmSync(directory, { recursive: true, force: true });
    },
  };
}
