import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Answer, Report } from './answer';
import { shownAddress, type ListenAddress } from './listen-address';
import { CannotListen } from './signer.errors';
import { BUSY, FULL, sqliteCode } from './sqlite-code';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Its groups are given to `answer` after the body. */
  readonly path: RegExp;
  answer(body: string, ...groups: readonly string[]): Answer;
}

export interface HttpParts {
  readonly routes: readonly Route[];
  /** Asked of everybody; null: anybody may ask. */
  readonly token: string | null;
  readonly bodyLimit: number;
  readonly report: Report;
  /** The disk does not do what it should: nothing more may be signed by this process. */
  readonly onFatal: (error: unknown) => void;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Whoever is slower than this is let go. */
const PATIENCE_MS = 10_000;
const MOST_CONNECTIONS = 256;

export async function serve(at: ListenAddress, parts: HttpParts): Promise<Served> {
  const server = createServer((request, response) => void respond(request, response, parts));
  server.headersTimeout = PATIENCE_MS;
  server.requestTimeout = PATIENCE_MS;
  server.maxConnections = MOST_CONNECTIONS;
  if (at.kind === 'socket') await removeStale(at.path);
  await listening(server, at);
  const address = server.address();
  const url = shownAddress(at.kind === 'port' && typeof address === 'object' ? { ...at, port: address?.port ?? at.port } : at);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const answer = await answerTo(request, parts);
  if (answer === null) return void request.socket.destroy();
  const { status, body, type = 'text/plain; charset=utf-8' } = answer;
  const left = request.complete ? {} : { Connection: 'close' };
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store', ...left });
  response.end(body);
}

/** Null: the asker is gone. */
async function answerTo(request: IncomingMessage, parts: HttpParts): Promise<Answer | null> {
  if (parts.token !== null && !bears(request, parts.token)) {
    parts.report('warn', 'refused: no or another token', { method: request.method, path: request.url?.slice(0, 100) });
    return { status: 401, body: 'a bearer token is needed\n' };
  }
  const found = routeOf(request, parts.routes);
  if ('status' in found) return found;
  const body = await bodyOf(request, parts.bodyLimit);
  if (body === null || typeof body === 'object') return body;
  try {
    return found.route.answer(body, ...found.groups);
  } catch (error) {
    return failed(error, parts);
  }
}

function routeOf(
  request: IncomingMessage,
  routes: readonly Route[],
): Answer | { readonly route: Route; readonly groups: readonly string[] } {
  const path = request.url?.split('?', 1)[0] ?? '';
  const there = routes.filter((route) => route.path.test(path));
  const route = there.find(({ method }) => method === request.method);
  if (route !== undefined) return { route, groups: route.path.exec(path)?.slice(1) ?? [] };
  return there.length > 0 ? { status: 405, body: 'another method is needed\n' } : { status: 404, body: 'nothing is here\n' };
}

/** The text; what is too long, no UTF-8 or never came whole is no text. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<string | Answer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) return null;
      length += chunk.length;
      if (length > limit) return { status: 413, body: `at most ${limit} bytes\n` };
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    return request.complete ? { status: 400, body: 'no UTF-8\n' } : null;
  }
}

function failed(error: unknown, { report, onFatal }: HttpParts): Answer | null {
  const code = sqliteCode(error);
  const err = error instanceof Error ? error.stack : String(error);
  if (code === BUSY || code === FULL) {
    report('warn', 'nothing signed: the heads cannot be written now', { err });
    return { status: code === FULL ? 507 : 503, body: 'try again later\n' };
  }
  report('fatal', 'nothing signed: this process ends', { err });
  onFatal(error);
  return null;
}

function bears({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function listening(server: Server, at: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(new CannotListen(shownAddress(at), error.code ?? error.message));
    server.once('error', fail);
    const done = (): void => {
      server.off('error', fail);
      // Its group may ask too: an application that runs as another user.
      if (at.kind === 'socket') chmodSync(at.path, 0o660);
      resolve();
    };
    if (at.kind === 'socket') server.listen(at.path, done);
    else server.listen(at.port, at.host, done);
  });
}

/** What a killed process left; that of a living one is left alone, and listening fails. */
async function removeStale(path: string): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return;
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
  if (!answers) rmSync(path, { force: true });
}
