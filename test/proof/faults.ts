import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { contentOf, leavesFrom, logIn } from './written-log';

const SOURCES = join(__dirname, '..', '..', 'libs', 'event-store-sqlite', 'test');
const OF_THE_LOG = ['', '-wal', '-shm', '-journal', '.new', '.new-journal', '.v1'];

/** One of a program's calls that touch the log's files or their folder: the how-manieth of its kind. */
export interface Call {
  readonly name: string;
  readonly nth: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: readonly string[];
  readonly complaint: string;
  /** What the call that was made to fail was about: `log.db`, …, `folder`; '' where none was. */
  readonly hit: string;
}

/** A program of the store's test folder as one file of JavaScript, which starts in a tenth of the time. */
export const built = (folder: string, program: string): string => bundled(folder, join(SOURCES, `${program}.ts`));

export function bundled(folder: string, source: string): string {
  const outfile = join(folder, `${basename(source, '.ts')}.cjs`);
  buildSync({ entryPoints: [source], bundle: true, platform: 'node', outfile, logLevel: 'error' });
  return outfile;
}

const onlyTheLog = (folder: string): string[] =>
  [folder, ...OF_THE_LOG.map((suffix) => `${logIn(folder)}${suffix}`)].flatMap((path) => ['-P', path]);

/** Runs it under strace, whose options may let one of its calls fail or kill it. Ends it itself after a minute. */
async function run(program: string, folder: string, args: readonly string[], strace: readonly string[]): Promise<Ended> {
  const options = ['-f', '-y', '-qq', ...onlyTheLog(folder), ...strace];
  const child = spawn('strace', [...options, process.execPath, program, logIn(folder), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    killSignal: 'SIGTERM',
  });
  const [out, complaint] = [text(child.stdout), text(child.stderr)];
  const [code, signal]: (number | string | null)[] = await once(child, 'exit');
  const said = (await out).split('\n').filter((line) => line !== '');
  return {
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
    said,
    complaint: await complaint,
    hit: hitIn(folder),
  };
}

function hitIn(folder: string): string {
  const path = /^.*?<([^>]*)>.*\(INJECTED\)$/m.exec(readFileSync(join(folder, 'trace'), 'latin1'))?.[1];
  return path === undefined ? '' : path === folder ? 'folder' : basename(path);
}

/** Every call of these kinds that the program makes when nothing goes wrong. */
export async function callsOf(program: string, folder: string, args: readonly string[], names: readonly string[]): Promise<Call[]> {
  const trace = join(folder, 'trace');
  const { code, complaint } = await run(program, folder, args, ['-o', trace, '-e', `trace=${names.join(',')}`]);
  if (code !== 0) throw new Error(`it ended with ${code}: ${complaint}`);
  const counts = new Map<string, number>();
  return [...readFileSync(trace, 'latin1').matchAll(/^\d+ +(\w+)\(/gm)].map(([, name = '']) => {
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return { name, nth };
  });
}

export const killedAt = async (call: Call, program: string, folder: string, args: readonly string[]): Promise<Ended> =>
  run(program, folder, args, injecting(folder, call, 'signal=SIGKILL'));

export const failingAt = async (call: Call, error: string, program: string, folder: string, args: readonly string[]): Promise<Ended> =>
  run(program, folder, args, injecting(folder, call, `error=${error}`));

const injecting = (folder: string, { name, nth }: Call, what: string): string[] => [
  '-o',
  join(folder, 'trace'),
  '-e',
  `trace=${name}`,
  '-e',
  `inject=${name}:${what}:when=${nth}`,
];

/** What is wrong with a log when this much of it was acknowledged (`acked <id> … <size>`); null where nothing is. */
export function defectAfter(folder: string, said: readonly string[]): string | null {
  const content = contentOf(logIn(folder));
  if (content === null) return 'the file is damaged';
  if (leavesFrom(content.text) === null) return 'a leaf that its event does not hash to';
  const lines = content.text.split('\n').slice(0, -1);
  if (lines.some((line, index) => !line.startsWith(`${index + 1}|`))) return 'a gap';
  for (const line of said.filter((one) => one.startsWith('acked '))) {
    const words = line.split(' ').slice(1);
    const size = Number(words.pop());
    const lost = words.findIndex(
      (id, index) => !lines[size - words.length + index]?.startsWith(`${size - words.length + index + 1}|${id}|`),
    );
    if (lost !== -1) return `${words[lost]} was acknowledged and is not there`;
  }
  return null;
}

/** So many of them, spread evenly; each more than once where there are fewer. */
export const spread = <One>(all: readonly One[], count: number): One[] =>
  Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter((one) => one !== undefined);

/** Two at a time, on a machine of two cores. */
export async function inPairs<One>(all: readonly One[], work: (one: One, index: number) => Promise<void>): Promise<void> {
  const queue = all.entries();
  await Promise.all(
    [0, 1].map(async () => {
      for (const [index, one] of queue) await work(one, index);
    }),
  );
}
