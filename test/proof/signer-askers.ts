import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import {
  consistencyProof,
  formatCheckpoint,
  formatExtension,
  GrowingTree,
  leafHash,
  rootOf,
  sameHash,
  type Hash,
  type TreeHead,
} from '@hieuhoc/transparency-log';
import { ORIGIN, type Death, type Mutant } from './signer-under-test';

const HOOK = join(__dirname, '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');

/** A signer in a process of its own. */
export class SignerProcess {
  readonly url: Promise<string | null>;
  readonly ended: Promise<void>;
  /** Its own, which may run under another program. */
  private pid: number | null = null;
  private constructor(
    readonly child: ChildProcess,
    said: Promise<string | null>,
  ) {
    this.url = said.then((text) => {
      const [url = '', pid = ''] = text?.split(' ') ?? [];
      this.pid = text === null ? null : Number(pid);
      return text === null ? null : url;
    });
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  static start(folder: string, mutant: Mutant, death: Death = { at: 'never', n: 0 }, around: readonly string[] = []): SignerProcess {
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', '--require', HOOK, join(__dirname, 'signer-under-test.ts')];
    const [program, ...args] = [...around, ...node, folder, mutant, death.at, String(death.n)];
    const child = spawn(program ?? '', args, { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] });
    const said = new Promise<string | null>((resolve) => {
      child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
      child.once('close', () => resolve(null));
    });
    return new SignerProcess(child, said);
  }

  async kill(): Promise<void> {
    try {
      if (this.pid === null) this.child.kill('SIGKILL');
      else process.kill(this.pid, 'SIGKILL');
    } catch {
      // it is dead already
    }
    await this.ended;
  }
}

/** A history somebody would have signed. */
export class History {
  readonly leaves: readonly Hash[];
  private readonly known = new Map<string, Hash>();

  constructor(trunk: readonly Hash[], name: string, length: number) {
    const tree = new GrowingTree();
    this.leaves = [...trunk, ...Array.from({ length }, (_, index) => leafHash(Buffer.from(`${name} ${index}`)))];
    for (const leaf of this.leaves) tree.push(leaf, (level, index, hash) => this.known.set(`${level} ${index}`, hash));
  }

  has({ size, root }: TreeHead): boolean {
    return size <= this.leaves.length && sameHash(this.root(size), root);
  }

  root(size: number): Hash {
    return rootOf(size, this.subtree);
  }

  asked(old: number, size: number): string {
    const checkpoint = formatCheckpoint({ origin: ORIGIN, size, root: this.root(size) });
    return formatExtension({ old, proof: consistencyProof(old, size, this.subtree), checkpoint });
  }

  private readonly subtree = (level: number, index: number): Hash => {
    const hash = this.known.get(`${level} ${index}`);
    if (hash === undefined) throw new Error('beyond the end');
    return hash;
  };
}

const MOST_TURNS = 300;
const TURNS_AT_ONE = 8;

/** Asks for its own history to be signed, whatever others do, until nobody answers any more or `enough`. */
export async function askOn(
  history: History,
  urls: readonly string[],
  enough: () => boolean,
  signed: (head: TreeHead) => void,
): Promise<void> {
  const post = (url: string, body: string) => fetch(`${url}/sign`, { method: 'POST', body }).catch(() => null);
  let known = 0;
  for (let turn = 0, misses = 0; misses < TURNS_AT_ONE * urls.length && turn < MOST_TURNS && !enough(); turn++) {
    const url = urls[Math.floor(turn / TURNS_AT_ONE) % urls.length] ?? '';
    const next = Math.min(known + 1 + (turn % 3), history.leaves.length);
    const response = await post(url, history.asked(Math.min(known, next), next));
    const text = (await response?.text().catch(() => null)) ?? null;
    if (response === null || text === null) misses++;
    else if (response.status === 200) {
      signed({ size: next, root: history.root(next) });
      known = next;
    } else if (response.status === 409) known = Math.min(Number(text), history.leaves.length);
  }
}

export async function headOf(url: string): Promise<TreeHead> {
  const { size, root }: { readonly size: number; readonly root: string } = JSON.parse(await (await fetch(`${url}/head`)).text());
  return { size, root: Buffer.from(root, 'base64') };
}
