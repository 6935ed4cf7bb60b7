import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';

/** What a process asked of its disk, in the order it was done. Files and folders by their paths in the folder that was watched, '' for itself. */
export type DiskStep =
  | { readonly kind: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'sync-folder'; readonly folder: string }
  | { readonly kind: 'make-folder'; readonly folder: string }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'said'; readonly line: string };

/** Which of the paths in a folder are watched. */
export type Watched = (path: string) => boolean;

const OF_THE_LOG = /^log\.db(\.new|\.v1)?(-wal|-journal)?$/;
export const theLog: Watched = (path) => OF_THE_LOG.test(path);

const CALLS = 'pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,mkdir,openat';
const LONGEST_WRITE = '1000000';

/** The command line that writes such a trace. */
export const tracing = (trace: string): string[] => ['strace', '-f', '-y', '-xx', '-s', LONGEST_WRITE, '-o', trace, '-e', `trace=${CALLS}`];

export function readTrace(trace: string, folder: string, watched: Watched): DiskStep[] {
  const begun = new Map<string, string>();
  const reader = new CallReader(folder, watched);
  const steps: DiskStep[] = [];
  for (const line of readFileSync(trace, 'latin1').split('\n')) {
    const [pid, call] = splitOnce(line, / +/);
    if (call.endsWith('<unfinished ...>')) {
      const text = call.slice(0, -'<unfinished ...>'.length);
      // What a process says has left it when the call begins; what it writes is done when the call ends.
      if (text.startsWith('write(1<')) steps.push(...reader.stepsOf(text));
      else begun.set(pid, text);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call);
    const whole = resumed === null ? call : `${begun.get(pid) ?? ''}${resumed[1]}`;
    if (/= \d+(<[^>]*>)?$/.test(whole)) steps.push(...reader.stepsOf(whole));
  }
  return steps;
}

class CallReader {
  /** Where the next write without an offset goes, by path. */
  readonly #ends = new Map<string, number>();

  constructor(
    private readonly folder: string,
    private readonly watched: Watched,
  ) {}

  stepsOf(call: string): DiskStep[] {
    const [name = ''] = call.split('(', 1);
    const [first, second] =
      name === 'unlinkat'
        ? quoted(call)
        : [...call.matchAll(/<(\\x[^>]*|\/[^>]*)>|"([^"]*)"/g)].map(([, path, text]) => decoded(path ?? text ?? ''));
    switch (name) {
      case 'write':
        return call.startsWith('write(1<') ? said(call) : this.#appended(call, first);
      case 'pwrite64':
        return this.#ours(first, (file) => ({
          kind: 'write',
          file,
          offset: lastNumber(call),
          bytes: bytesOf(call),
        }));
      case 'fsync':
      case 'fdatasync':
        return this.#synced(first);
      case 'ftruncate':
        return this.#ours(first, (file) => ({ kind: 'truncate', file, size: lastNumber(call) }));
      case 'openat':
        return this.#opened(call);
      case 'mkdir':
        return this.#ours(first, (folder) => ({ kind: 'make-folder', folder }));
      case 'unlink':
      case 'unlinkat':
        return this.#ours(first, (file) => ({ kind: 'unlink', file }));
      case 'rename':
        return this.#ours(first, (file) => ({ kind: 'rename', file, to: this.#inFolder(second) }));
      default:
        return [];
    }
  }

  #appended(call: string, path: string | undefined): DiskStep[] {
    const bytes = bytesOf(call);
    return this.#ours(path, (file) => {
      const offset = this.#ends.get(file) ?? 0;
      this.#ends.set(file, offset + bytes.length);
      return { kind: 'write', file, offset, bytes };
    });
  }

  #opened(call: string): DiskStep[] {
    const opened = / = \d+<([^>]*)>$/.exec(call)?.[1];
    return this.#ours(opened === undefined ? undefined : decoded(opened), (file) => {
      this.#ends.set(file, 0);
      return { kind: 'truncate', file, size: 0 };
    }).filter(() => call.includes('O_TRUNC'));
  }

  #synced(path: string | undefined): DiskStep[] {
    const isFolder = path === this.folder || (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
    if (!isFolder) return this.#ours(path, (file) => ({ kind: 'sync', file }));
    const folder = this.#inFolder(path);
    return folder.startsWith('..') ? [] : [{ kind: 'sync-folder', folder }];
  }

  #ours(path: string | undefined, step: (path: string) => DiskStep): DiskStep[] {
    if (path === undefined) return [];
    const own = this.#inFolder(path);
    return own !== '' && !own.startsWith('..') && this.watched(own) ? [step(own)] : [];
  }

  readonly #inFolder = (path = ''): string => relative(this.folder, path);
}

function said(call: string): DiskStep[] {
  const lines = bytesOf(call).toString().split('\n');
  return lines.filter((line) => line !== '').map((line) => ({ kind: 'said', line }));
}

/** An offset, a size: the last that a call was given. One that was begun and resumed has a blank before its bracket. */
function lastNumber(call: string): number {
  const [, number] = /, (\d+) *\)? += /.exec(call) ?? [];
  if (number === undefined) throw new Error(`no number at the end of ${call.slice(-80)}`);
  return Number(number);
}

/** What a call was given to write; what strace left out is zeros. */
function bytesOf(call: string): Buffer {
  const [, hex = '', length] = /, "([^"]*)"(?:\.\.\.)?, (\d+)/.exec(call) ?? [];
  const written = Buffer.from(hex.replaceAll('\\x', ''), 'hex');
  const bytes = Buffer.alloc(Number(length ?? written.length));
  written.copy(bytes);
  return bytes;
}

const quoted = (call: string): string[] => [...call.matchAll(/"([^"]*)"/g)].map(([, text]) => decoded(text ?? ''));
const decoded = (text: string): string => (text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex').toString() : text);

function splitOnce(line: string, separator: RegExp): [string, string] {
  const found = separator.exec(line);
  return found === null ? [line, ''] : [line.slice(0, found.index), line.slice(found.index + found[0].length)];
}
