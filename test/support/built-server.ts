import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const ROOT = join(__dirname, '..', '..');
export const BUILT_MAIN = join(ROOT, 'dist', 'src', 'main.js');

let looked = false;

/** Builds when nothing is built or a source is newer. One process at a time: the lock is the kernel's, and dies with its holder. */
export function ensureBuilt(): void {
  if (looked) return;
  looked = true;
  const lock = new DatabaseSync(join(tmpdir(), 'hieu-hoc-build.lock'), { timeout: 600_000 });
  try {
    lock.exec('begin exclusive');
    if (isBuilt()) return;
    const run = (...words: readonly string[]): Buffer => execFileSync(process.execPath, words, { cwd: ROOT, stdio: 'pipe' });
    run(join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build');
    run(join('dist', 'src', 'verifier', 'bundle', 'main.js'));
    run(join('dist', 'src', 'web', 'bundle', 'main.js'));
  } finally {
    lock.close();
  }
}

function isBuilt(): boolean {
  const built = statSync(BUILT_MAIN, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = globSync('{src,libs}/**/*.{ts,tsx,scss}', { cwd: ROOT }).filter((file) => !/\.(spec|fixture)\.tsx?$/.test(file));
  return sources.every((file) => (statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0) <= built);
}

/** The server as it is run for real, in a process of its own. */
export class BuiltServer {
  output = '';
  private closed = false;
  readonly exited: Promise<number | null>;
  /** By which signal it ended; null while it runs, and where it ended of itself. */
  endedBy: string | null = null;
  private readonly waiting = new Set<() => void>();
  private static readonly living = new Set<BuiltServer>();

  private constructor(private readonly process: ChildProcess) {
    BuiltServer.living.add(this);
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
      for (const look of this.waiting) look();
    };
    process.stdout?.on('data', take);
    process.stderr?.on('data', take);
    this.exited = new Promise((resolve) => {
      process.once('close', (code, signal) => {
        this.closed = true;
        this.endedBy = signal;
        BuiltServer.living.delete(this);
        resolve(code);
        for (const look of this.waiting) look();
      });
    });
  }

  /** Spawned, not yet ready; `under` is what runs it, which stays out of its way. */
  static spawn(
    directory: string,
    args: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
    under: readonly string[] = [],
  ): BuiltServer {
    ensureBuilt();
    const env = {
      PATH: process.env['PATH'],
      HIEUHOC_DATA: directory,
      PORT: '0',
      HIEUHOC_LOG_LEVEL: 'error',
      HIEUHOC_ACCESS: 'demo',
      ...more,
    };
    const [program = '', ...words] = [...under, process.execPath, BUILT_MAIN, ...args];
    return new BuiltServer(spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Listening; where it says. */
  static async start(
    directory: string,
    args: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<BuiltServer & { readonly url: string }> {
    const server = BuiltServer.spawn(directory, args, more);
    const url = await server.said(/đang chạy tại (\S+)/);
    return Object.assign(server, { url });
  }

  /** The first group of what it printed. Rejects when it ends without. */
  async said(pattern: RegExp): Promise<string> {
    const found = await this.until(() => pattern.exec(this.output)?.[1]);
    if (found === undefined) throw new Error(`the server ended without saying ${pattern.source}:\n${this.output}`);
    return found;
  }

  /** Gone, as when the power fails. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /** For `afterAll`: whatever a failed test has left behind. */
  static async killAll(): Promise<void> {
    await Promise.all([...BuiltServer.living].map((server) => server.kill()));
  }

  /** Asked to end. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.exited;
  }

  private until<T>(look: () => T | undefined): Promise<T | undefined> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined && !this.closed) return;
        this.waiting.delete(check);
        resolve(found);
      };
      this.waiting.add(check);
      check();
    });
  }
}
