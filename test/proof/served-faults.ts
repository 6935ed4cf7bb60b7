import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyLog } from '../../src/cli/log-verify/verify-log';
import { Config } from '../../src/platform/config/config';
import type { Dice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { eventsIn } from '../support/stored';
import type { Call } from './faults';
import { Putting } from './putting';

/** A server that has not ended by then ends no more. */
const LONGEST_END_MS = 30_000;
const FILES = ['log.db', 'seal.db', 'read.db'].flatMap((file) => ['', '-wal', '-journal', '.new'].map((suffix) => file + suffix));

/** How a server came to its end. */
export interface Run {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  /** It did not end by itself when it was asked to. */
  readonly hung: boolean;
}

export interface Manner {
  readonly environment?: Readonly<Record<string, string>>;
  /** Whose calls are meddled with. */
  readonly files?: readonly string[];
}

/** A data folder whose server meets with one fault after the other, and the clients who go on where they were. */
export class FaultyService {
  readonly data: string;
  private readonly clients: readonly Putting[];

  constructor(
    private readonly scratch: string,
    clients = 3,
  ) {
    this.clients = Array.from({ length: clients }, (_, client) => new Putting(client, clients));
    this.data = join(scratch, 'data');
    mkdirSync(scratch, { recursive: true });
  }

  get told(): number {
    return this.clients.reduce((sum, { told }) => sum + told.length, 0);
  }

  /** Serves until so many more figures are told, so often refused, or the server is gone; then it is asked to end, or `killed`. */
  async run(strace: readonly string[], more: number, end: 'stop' | 'kill', { environment = {}, files = FILES }: Manner = {}): Promise<Run> {
    const only = [this.data, ...files.map((file) => join(this.data, file))].flatMap((path) => ['-P', path]);
    const under = strace.length === 0 ? [] : ['strace', '-D', '-f', '-y', '-qq', ...only, ...strace];
    const server = BuiltServer.spawn(this.data, [], environment, under);
    const url = await server.said(/đang chạy tại (\S+)/).catch(() => null);
    const enough = this.told + more;
    const refusals = this.refused + 3 * this.clients.length;
    const over = (): boolean => this.told >= enough || this.refused >= refusals;
    if (url !== null) await Promise.all(this.clients.map((client) => client.work(url, over)));
    const timer = setTimeout(() => void server.kill(), LONGEST_END_MS);
    const from = performance.now();
    await (end === 'stop' ? server.stop() : server.kill());
    clearTimeout(timer);
    const hung = performance.now() - from > LONGEST_END_MS - 100;
    return { code: await server.exited, signal: server.endedBy, output: server.output, hung };
  }

  /** Serves without a fault until everything that was put is answered. */
  async settle(): Promise<void> {
    const server = BuiltServer.spawn(this.data);
    const url = await server.said(/đang chạy tại (\S+)/);
    const enough = this.clients.map(({ told }) => told.length + 1);
    await Promise.all(this.clients.map((client, at) => client.work(url, () => client.settled && client.told.length >= (enough[at] ?? 0))));
    await server.stop();
  }

  /** What is wrong with the log as it lies there; null where all that was told is in it, at its place and once. */
  async defect(): Promise<string | null> {
    const wrong = this.clients.flatMap((client) => client.wrong);
    if (wrong.length > 0) return wrong.join('; ');
    const events = this.told === 0 ? [] : await eventsIn(this.data);
    const places = Map.groupBy(events.entries(), ([, { metadata }]) => metadata.correlationId ?? '');
    const twice = [...places].find(([mark, found]) => mark.startsWith('so-') && found.length > 1);
    if (twice !== undefined) return `${twice[0]} is there ${twice[1].length} times`;
    const lost = this.clients.flatMap(({ told }) => told).find(({ mark, logSize }) => places.get(mark)?.[0]?.[0] !== logSize - 1);
    return lost === undefined
      ? null
      : `${lost.mark} was told to be event ${lost.logSize}, and is ${places.get(lost.mark)?.[0]?.[0] ?? 'not there'}`;
  }

  /** Once everything is settled: each figure that was put is there, once, and `log verify` finds nothing. */
  async defectInTheEnd(): Promise<string | null> {
    const put = this.clients.reduce((sum, client) => sum + client.put, 0);
    const found = (await eventsIn(this.data)).filter(({ metadata }) => metadata.correlationId?.startsWith('so-')).length;
    if (found !== put) return `${put} figures were put, ${found} are there`;
    const outcomes = await verifyLog(Object.assign(new Config(), { HIEUHOC_DATA: this.data }), {}, () => undefined);
    const failed = outcomes.filter(({ outcome }) => outcome === 'failed');
    return failed.length === 0 ? this.defect() : JSON.stringify(failed);
  }

  private get refused(): number {
    return this.clients.reduce((sum, { refused }) => sum + refused, 0);
  }

  end(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

const mutant = (name: string): Readonly<Record<string, string>> => ({
  MUTANT: name,
  NODE_OPTIONS: `--require ${join(__dirname, 'mutant-server.cjs')}`,
});
/** Environments of servers whose log answers before it commits, and whether it could commit or not. */
export const MUTANT = { hasty: mutant('hasty'), careless: mutant('careless') };

/** About how often one thread makes such a call for these files while it starts and some twenty figures are put. */
const MOST = { openat: 18, pread64: 60, pwrite64: 150, fsync: 18, ftruncate: 3, unlink: 3, fcntl: 250, close: 14 };
export const KINDS = Object.keys(MOST);

/** Of each kind in turn, an early or a late one. */
export function callAt(at: number, dice: Dice): Call {
  const [name, most] = Object.entries(MOST)[at % KINDS.length] ?? ['', 0];
  return { name, nth: 1 + dice.below(most) };
}

export const injecting = ({ name, nth }: Call, what: string): string[] => [
  '-o',
  '/dev/null',
  '-e',
  `trace=${name}`,
  '-e',
  `inject=${name}:${what}:when=${nth}`,
];
