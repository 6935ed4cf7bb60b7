import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { uuid7, type StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { seededDice } from '../oracle/dice';
import type { Answer, Ask } from './log-server';
import { scale } from './scale';

/*
 * Suite 9: eight clients append to the same few streams, each on the revision it has read, and try again when another was quicker or the
 * server was killed. Afterwards every append is in the log once, where its answer said, and no stream went against the order in time.
 */

const APPENDS = scale(100_000, 1_500);
const KILLS = scale(15, 2);
const CLIENTS = 8;
const STREAMS = 24;
const HOOK = join(__dirname, '../../libs/event-store-sqlite/src/typescript-hook.cjs');

/** One append as its client saw it: asked, perhaps several times, and at last answered. */
interface Told {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly begun: number;
  readonly answered: number;
}

class Died extends Error {}

/** The log in another process, which is killed under its clients and started again. */
class Server {
  #child: ChildProcess | null = null;
  #asks = 0;
  #deaf = false;
  readonly #open = new Map<number, { kind: Ask['kind']; resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  /** Asked, and to be answered to nobody. */
  readonly #unheard = new Set<number>();

  constructor(
    private readonly path: string,
    private readonly mode: 'durable' | 'early',
  ) {}

  async start(): Promise<void> {
    const child = fork(join(__dirname, 'log-server.ts'), [this.path, this.mode], { execArgv: ['--require', HOOK] });
    await once(child, 'message');
    child.on('message', (answer: Answer) => {
      this.#unheard.delete(answer.ask);
      if (this.#deaf) return;
      this.#open.get(answer.ask)?.resolve(answer);
      this.#open.delete(answer.ask);
    });
    this.#child = child;
    this.#deaf = false;
  }

  /** Killed while answers are on their way; `losing` them first, so that appends stand in the log that nobody was told of. */
  async kill(losing: boolean): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    if (losing) await this.lose();
    this.#child = null;
    this.#unheard.clear();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    for (const { reject } of this.#open.values()) reject(new Died());
    this.#open.clear();
  }

  /** Nobody hears its answers any more; the appends that it was asked for are made. */
  private async lose(): Promise<void> {
    while (![...this.#open.values()].some(({ kind }) => kind === 'append')) await pause(1);
    this.#deaf = true;
    for (const ask of this.#open.keys()) this.#unheard.add(ask);
    while (this.#unheard.size > 0) await pause(1);
  }

  /** Throws Died when the server is killed before it answers. */
  ask(asked: { kind: 'end'; stream: string } | { kind: 'append'; stream: string; expected: number; id: string }): Promise<Answer> {
    const ask = this.#asks++;
    const message: Ask = { ask, ...asked };
    return new Promise((resolve, reject) => {
      if (this.#child === null) return reject(new Died());
      this.#open.set(ask, { kind: asked.kind, resolve, reject });
      this.#child.send(message, (error) => error && reject(new Died()));
    });
  }
}

interface Way {
  readonly mode: 'durable' | 'early';
  /** What a client sends when it does not know what became of its append. */
  readonly again: (id: string) => string;
  /** Each client keeps to a stream of its own: nobody is quicker. */
  readonly alone?: boolean;
}
const RIGHT: Way = { mode: 'durable', again: (id) => id };

class Run {
  readonly told: Told[] = [];
  readonly #dice = seededDice(9);
  #begun = 0;
  #clock = 0;

  constructor(
    private readonly server: Server,
    private readonly appends: number,
    private readonly way: Way,
  ) {}

  async clients(): Promise<void> {
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => this.client(client)));
  }

  private async client(client: number): Promise<void> {
    while (this.#begun < this.appends) {
      this.#begun++;
      await this.append(`figure-${this.way.alone === true ? client : this.#dice.below(STREAMS)}`);
    }
  }

  private async append(stream: string): Promise<void> {
    const begun = this.#clock++;
    let id = uuid7();
    let expected: number | null = null;
    for (;;) {
      try {
        expected ??= revisionOf(await this.server.ask({ kind: 'end', stream }));
        const answer = await this.server.ask({ kind: 'append', stream, expected, id });
        if ('conflict' in answer) expected = null;
        else return void this.told.push({ id, stream, revision: revisionOf(answer), begun, answered: this.#clock++ });
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        id = this.way.again(id);
        await pause(20);
      }
    }
  }
}

function revisionOf(answer: Answer): number {
  if (!('revision' in answer)) throw new Error(JSON.stringify(answer));
  return answer.revision;
}

/** What is wrong with a log after what its clients were told; empty where nothing is. */
function faults(told: readonly Told[], events: readonly StoredEvent[]): string[] {
  const found: string[] = [];
  const at = new Map<string, string[]>();
  for (const { id, stream, revision } of events) {
    const ids = at.get(stream) ?? [];
    if (Number(revision) !== ids.length) found.push(`${stream} jumps to ${revision}`);
    ids.push(id);
    at.set(stream, ids);
  }
  return [
    ...found,
    ...wrongAnswers(told, at),
    ...(events.length === told.length ? [] : [`${events.length} events for ${told.length} appends`]),
  ];
}

function wrongAnswers(told: readonly Told[], at: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const latest = new Map<string, number>();
  const byAnswer = told.toSorted((a, b) => a.answered - b.answered);
  for (const { id, stream, revision } of told) if (at.get(stream)?.[revision] !== id) found.push(`${id} is not ${revision} of ${stream}`);
  // Whatever was begun after an answer came stands behind it.
  let seen = 0;
  for (const { stream, revision, begun } of told.toSorted((a, b) => a.begun - b.begun)) {
    for (let one = byAnswer[seen]; one !== undefined && one.answered < begun; one = byAnswer[++seen])
      latest.set(one.stream, Math.max(latest.get(one.stream) ?? -1, one.revision));
    if (revision <= (latest.get(stream) ?? -1)) found.push(`${revision} of ${stream} came before what it was begun after`);
  }
  return found;
}

async function runOf(appends: number, kills: number, way: Way): Promise<{ readonly faults: string[]; readonly killed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'concurrency-'));
  const server = new Server(join(folder, 'log.db'), way.mode);
  try {
    await server.start();
    const run = new Run(server, appends, way);
    const work = run.clients();
    let killed = 0;
    // A kill at every so many of the appends: the run ends after the last of them whatever the machine is busy with.
    for (let at = 1; at <= kills; at++) {
      while (run.told.length < (appends * at) / (kills + 1)) await pause(5);
      await server.kill(at % 2 === 0);
      await server.start();
      killed++;
    }
    await work;
    await server.kill(false);
    const store = await openSqliteEventStore({ path: join(folder, 'log.db'), readonly: true });
    const events: StoredEvent[] = [];
    for (let page = await store.readAll({ limit: 10_000 }); ; page = await store.readAll({ after: page.position, limit: 10_000 })) {
      events.push(...page.events);
      if (page.endOfLog) break;
    }
    await store.close();
    return { faults: faults(run.told, events), killed };
  } finally {
    await server.kill(false);
    rmSync(folder, { recursive: true, force: true });
  }
}

describe(`suite 9, concurrency: ${APPENDS} appends of ${CLIENTS} clients, ${KILLS} kills`, () => {
  it('every append is in the log once, where its answer said, in an order that time allows', async () => {
    expect(await runOf(APPENDS, KILLS, RIGHT)).toEqual({ faults: [], killed: KILLS });
  }, 240_000);

  describe('the suite sees', () => {
    it('a log that answers before the append is durable', async () => {
      expect((await runOf(1_000, 2, { ...RIGHT, mode: 'early' })).faults).not.toEqual([]);
    });

    it('clients that try again under another id', async () => {
      expect((await runOf(600, 2, { ...RIGHT, again: () => uuid7(), alone: true })).faults).not.toEqual([]);
    });
  });
});
