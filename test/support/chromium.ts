import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Where a Chromium is on this machine (`HIEUHOC_CHROMIUM`, else on the path); null where there is none. */
export function chromiumHere(): string | null {
  const named = process.env['HIEUHOC_CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = named === undefined ? names.flatMap((name) => folders.map((folder) => join(folder, name))) : [named];
  return candidates.find((path) => existsSync(path)) ?? null;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the browser says
  readonly result?: any;
  // oxlint-disable-next-line typescript/no-explicit-any -- likewise
  readonly params?: any;
  readonly error?: { readonly message: string };
}

/** A browser spoken to over its pipe (Chrome DevTools Protocol): no port, and no network but what a page opens. */
export class Chromium {
  private last = 0;
  private rest = '';
  private readonly waiting = new Map<number, (message: Message) => void>();
  readonly told: Message[] = [];
  private readonly looking = new Set<() => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly commands: Writable,
    answers: Readable,
  ) {
    answers.on('data', (chunk: Buffer) => this.take(chunk.toString('utf8')));
  }

  static start(path: string): Chromium {
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--lang=vi'];
    const child = spawn(path, [...flags, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , , commands, answers] = child.stdio;
    return new Chromium(child, profile, commands as Writable, answers as Readable);
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the browser says
  send(method: string, params: object = {}, sessionId?: string): Promise<any> {
    const id = ++this.last;
    this.commands.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      );
    });
  }

  /** Once something that the browser tells is so. */
  async until(look: (told: readonly Message[]) => boolean): Promise<void> {
    while (!look(this.told)) await new Promise<void>((resolve) => this.looking.add(resolve));
  }

  async page(): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    for (const domain of ['Page', 'Runtime', 'DOM', 'Network', 'Log', 'Accessibility']) await this.send(`${domain}.enable`, {}, sessionId);
    return new Page(this, sessionId);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private take(chunk: string): void {
    const parts = (this.rest + chunk).split('\0');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) this.told.push(message);
      else this.waiting.get(message.id)?.(message);
      for (const look of this.looking) look();
      this.looking.clear();
    }
  }
}

export class Page {
  constructor(
    readonly browser: Chromium,
    readonly session: string,
  ) {}

  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the browser says
  send(method: string, params: object = {}): Promise<any> {
    return this.browser.send(method, params, this.session);
  }

  async open(url: string): Promise<void> {
    const before = this.browser.told.length;
    await this.send('Page.navigate', { url });
    await this.browser.until((told) =>
      told.slice(before).some(({ method, sessionId }) => sessionId === this.session && method === 'Page.loadEventFired'),
    );
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the page says
  async evaluate(expression: string): Promise<any> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** As a person chooses it. */
  async chooseFiles(selector: string, files: readonly string[]): Promise<void> {
    const { root } = await this.send('DOM.getDocument');
    const { nodeId } = await this.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.send('DOM.setFileInputFiles', { nodeId, files });
  }

  async press(key: 'Tab' | 'Enter' | ' '): Promise<void> {
    const code = key === ' ' ? 'Space' : key;
    const numbers = { Tab: 9, Enter: 13, ' ': 32 };
    const text = key === 'Tab' ? {} : { text: key === 'Enter' ? '\r' : key };
    const said = { key, code, windowsVirtualKeyCode: numbers[key] };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...said, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...said });
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
    return Buffer.from(data as string, 'base64');
  }
}
