import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { HttpSigner, type SignerTarget } from './http-signer';
import { SignerUnavailable } from './signer';

export interface SignerProcessOptions {
  readonly folder: string;
  /** Name of the log, for a first start. */
  readonly origin?: string;
  /** A line that the process wrote for whoever runs it, or that it ended and how. */
  readonly onLine: (line: string) => void;
  readonly firstPauseMs?: number;
}

const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 30_000;
const PATIENCE_MS = 5_000;

/** A signer as a child of this process: started anew when it dies, gone when this one is. */
export class SignerProcess {
  readonly signer = new HttpSigner(() => this.whenListening());
  private child: ChildProcessWithoutNullStreams | null = null;
  private target: SignerTarget | null = null;
  private readonly waiting = new Set<() => void>();
  private pauseMs: number;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: SignerProcessOptions) {
    this.pauseMs = options.firstPauseMs ?? FIRST_PAUSE_MS;
  }

  /** Returns at once; who asks meanwhile waits. */
  start(): void {
    const { folder, origin, onLine } = this.options;
    const token = randomBytes(32).toString('base64url');
    // Nothing of the environment: the server's secrets are no business of the signer.
    const child = spawn(process.execPath, [...flags(), ENTRY, folder, ...(origin === undefined ? [] : [origin])], { env: {} });
    this.child = child;
    child.on('error', (error) => {
      onLine(`the signer could not be started: ${error.message}`);
      if (child.pid === undefined) this.ended(child, 'never began');
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${token}\n`);
    createInterface({ input: child.stderr }).on('line', onLine);
    createInterface({ input: child.stdout }).once('line', (url) => {
      this.target = { url, token };
      this.pauseMs = this.options.firstPauseMs ?? FIRST_PAUSE_MS;
      for (const wake of this.waiting) wake();
    });
    child.once('close', (code, signal) => this.ended(child, code ?? signal));
  }

  /** For tests that kill it. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const { child } = this;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      child.once('close', () => {
        clearTimeout(late);
        resolve();
      });
      child.stdin.end();
    });
  }

  private ended(child: ChildProcessWithoutNullStreams, how: number | string | null): void {
    if (this.child !== child) return;
    this.child = null;
    this.target = null;
    if (this.closed) return;
    this.options.onLine(`the signer ended (${how}); it is started again in ${this.pauseMs} ms`);
    this.timer = setTimeout(() => this.start(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LAST_PAUSE_MS);
  }

  private whenListening(): Promise<SignerTarget> {
    if (this.target !== null) return Promise.resolve(this.target);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(late);
        this.waiting.delete(settle);
        if (this.target !== null) resolve(this.target);
        else reject(new SignerUnavailable('it has not started yet'));
      };
      const late = setTimeout(settle, PATIENCE_MS);
      this.waiting.add(settle);
    });
  }
}

const fromSource = __filename.endsWith('.ts');
const ENTRY = join(__dirname, '..', '..', 'signer', `main.${fromSource ? 'ts' : 'js'}`);
const HOOK = join(__dirname, '..', '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');

/** As built, or, run from source, through the hook that turns TypeScript into JavaScript. */
const flags = (): string[] => ['--disable-warning=ExperimentalWarning', ...(fromSource ? ['--require', HOOK] : [])];
