import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const MAIN = join(__dirname, '..', '..', 'dist', 'src', 'main.js');
const PATIENCE_MS = 600_000;

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
  /** From sending the question to having the whole answer. */
  readonly milliseconds: number;
}

export interface Application {
  readonly origin: string;
  readonly pid: number;
  /** From starting the process until it says it is ready. */
  readonly readyMs: number;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  send(method: 'POST' | 'PUT', path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stop(): Promise<void>;
}

interface Starting {
  readonly settings?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** The built application on the stores of a folder, as a process of its own. */
export async function startApplication(
  folder: string,
  flags: readonly string[] = [],
  { settings = {}, args = [] }: Starting = {},
): Promise<Application> {
  const from = performance.now();
  const child = spawn(process.execPath, [...flags, MAIN, ...args], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      HIEUHOC_DATA: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      HIEUHOC_LOG_LEVEL: 'error',
      HIEUHOC_ACCESS: 'demo',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(child);
  const agent = new Agent({ keepAlive: true });
  const ask = asking(origin, agent);
  while ((await ask('GET', '/health/ready')).status !== 200)
    if (performance.now() - from > PATIENCE_MS) throw new Error('the application does not become ready');
  return {
    origin,
    pid: child.pid ?? 0,
    readyMs: performance.now() - from,
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    send: (method, path, body, headers = {}) => ask(method, path, JSON.stringify(body), headers),
    stop: async () => {
      agent.destroy();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString('utf8');
      const found = /(http:\/\/[\d.]+:\d+)/.exec(said);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (status) => reject(new Error(`the application ended with ${status}`)));
  });
}

type Ask = (method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

const asking =
  (origin: string, agent: Agent): Ask =>
  (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      const actor = 'cookie' in headers || 'x-forwarded-for' in headers ? {} : { 'x-actor': 'can-bo-xa' };
      const more = body === undefined ? {} : { 'content-type': 'application/json', ...actor };
      const sent = request(`${origin}${path}`, { method, agent, headers: { ...more, ...headers } }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const milliseconds = performance.now() - from;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(pieces).toString('utf8'),
            milliseconds,
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
