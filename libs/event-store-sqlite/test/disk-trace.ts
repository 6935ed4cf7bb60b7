import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What a process asked of its disk, in the order it was done. */
export type DiskStep =
  | { readonly kind: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'sync-folder' }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'said'; readonly line: string };

/** The command line that writes such a trace of `log.db` and its companions. */
export const tracing = (trace: string): string[] => [
  'strace',
  '-f',
  '-y',
  '-xx',
  '-s',
  '70000',
  '-o',
  trace,
  '-e',
  'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename',
];

/** `folder`: where the log is. */
export function readTrace(trace: string, folder: string): DiskStep[] {
  const begun = new Map<string, string>();
  const steps: DiskStep[] = [];
  for (const line of readFileSync(trace, 'latin1').split('\n')) {
    const [pid, call] = splitOnce(line, / +/);
    if (call.endsWith('<unfinished ...>')) {
      const text = call.slice(0, -'<unfinished ...>'.length);
      // What a process says has left it when the call begins; what it writes is done when the call ends.
      if (text.startsWith('write(1<')) steps.push(...stepsOf(text, folder));
      else begun.set(pid, text);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call);
    const whole = resumed === null ? call : `${begun.get(pid) ?? ''}${resumed[1]}`;
    if (/= \d+$/.test(whole)) steps.push(...stepsOf(whole, folder));
  }
  return steps;
}

function stepsOf(call: string, folder: string): DiskStep[] {
  const written = /^pwrite64\(\d+<([^>]*)>, "([^"]*)"(?:\.\.\.)?, (\d+), (\d+)/.exec(call);
  if (written !== null) {
    const bytes = Buffer.alloc(Number(written[3]));
    Buffer.from((written[2] ?? '').replaceAll('\\x', ''), 'hex').copy(bytes);
    return ours(written[1], (file) => ({ kind: 'write', file, offset: Number(written[4]), bytes }));
  }
  const said = /^write\(1<[^>]*>, "([^"]*)"/.exec(call);
  if (said !== null) {
    const lines = Buffer.from((said[1] ?? '').replaceAll('\\x', ''), 'hex')
      .toString()
      .split('\n');
    return lines.filter((line) => line !== '').map((line) => ({ kind: 'said', line }));
  }
  const synced = /^f(?:data)?sync\(\d+<([^>]*)>/.exec(call);
  if (synced !== null && decoded(synced[1] ?? '') === folder) return [{ kind: 'sync-folder' }];
  if (synced !== null) return ours(synced[1], (file) => ({ kind: 'sync', file }));
  const cut = /^ftruncate\(\d+<([^>]*)>, (\d+)/.exec(call);
  if (cut !== null) return ours(cut[1], (file) => ({ kind: 'truncate', file, size: Number(cut[2]) }));
  const gone = /^unlink\("([^"]*)"/.exec(call);
  if (gone !== null) return ours(text(gone[1]), (file) => ({ kind: 'unlink', file }));
  const moved = /^rename\("([^"]*)", "([^"]*)"/.exec(call);
  return moved === null ? [] : ours(text(moved[1]), (file) => ({ kind: 'rename', file, to: basename(text(moved[2])) }));
}

const text = (hex: string | undefined): string => Buffer.from((hex ?? '').replaceAll('\\x', ''), 'hex').toString();
const ours = (path: string | undefined, step: (file: string) => DiskStep): DiskStep[] => {
  const file = basename(decoded(path ?? ''));
  return /^log\.db(\.new|\.v1)?(-wal|-journal)?$/.test(file) ? [step(file)] : [];
};
const decoded = (path: string): string => (path.startsWith('\\x') ? text(path) : path);

function splitOnce(line: string, separator: RegExp): [string, string] {
  const found = separator.exec(line);
  return found === null ? [line, ''] : [line.slice(0, found.index), line.slice(found.index + found[0].length)];
}
