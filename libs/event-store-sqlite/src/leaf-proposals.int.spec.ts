import { encodeAppend, type ExpectedRevision } from '@hieuhoc/event-store';
import { newEvent, newEvents } from '@hieuhoc/event-store-contract';
import * as fc from 'fast-check';
import { join } from 'node:path';
import { readSound } from '../test/leaves';
import { scratch } from '../test/scratch';
import type { AppendOutcome, AppendRequest } from './append-request';
import { LeafProposals } from './leaf-proposals';
import { LogWriter } from './log-writer';
import { openForWriting, type WritableLog } from './open-database';
import { writeStatements } from './write-statements';

const CLOCK = Date.parse('2015-07-10T02:03:04.000Z');
const instant = (milliseconds: number): string => new Date(CLOCK + milliseconds).toISOString();

describe('leaves proposed before the writer has the append', () => {
  const log = scratch();
  let file: WritableLog;
  let writer: LogWriter;
  let proposals: LeafProposals;
  let path: string;
  const begin = (name = 'log.db'): void => {
    path = join(log.folder, name);
    file = openForWriting(path);
    writer = new LogWriter(writeStatements(file.database));
    proposals = new LeafProposals();
  };
  const end = (): void => {
    file.database.close();
    file.lock.release();
  };
  beforeEach(() => begin());

  const proposed = (stream: string, expected: ExpectedRevision, { at = 0, count = 1 } = {}): AppendRequest => {
    const arrival = { stream, expected, events: encodeAppend(stream, newEvents(count)), now: instant(at) };
    return { ...arrival, proposal: proposals.of(arrival) };
  };
  const commit = (...requests: AppendRequest[]): AppendOutcome[] => {
    const outcomes = writer.commit(requests.values());
    for (const [index, request] of requests.entries()) proposals.answered(request, outcomes[index]);
    return outcomes;
  };
  const asProposed = (...requests: AppendRequest[]): (boolean | string)[] =>
    commit(...requests).map((outcome) => (outcome.kind === 'appended' ? outcome.leaf === null : outcome.kind));
  const sound = async (): Promise<number> => {
    end();
    return (await readSound(await log.open({ path }))).length;
  };

  it('stand where all is as it was taken to be, also behind one that is still on its way', async () => {
    const requests = [
      proposed('a', 'no_stream', { count: 2 }),
      proposed('a', 1n),
      proposed('b', 'no_stream', { at: 5 }),
      proposed('a', 2n, { at: 5, count: 3 }),
    ];
    expect(asProposed(...requests)).toEqual([true, true, true, true]);
    expect(await sound()).toBe(7);
  });

  it('are made again behind another leaf, and nothing is built on what does not stand', async () => {
    expect(asProposed(proposed('a', 'no_stream'))).toEqual([true]);
    const first = proposed('a', 0n);
    const second = proposed('a', 1n);
    const other = { ...proposed('a', 0n), proposal: null };
    expect(asProposed(other, first, second)).toEqual([false, 'wrong-revision', false]);
    expect(asProposed(proposed('a', 2n))).toEqual([true]);
    expect(await sound()).toBe(4);
  });

  it('are made again where the log is already later than the clock', async () => {
    expect(asProposed(proposed('a', 'no_stream', { at: 9 }), proposed('b', 'no_stream', { at: 8 }), proposed('b', 0n, { at: 9 }))).toEqual([
      true,
      false,
      false,
    ]);
    expect(await sound()).toBe(3);
  });

  it('hold the time that an event carries', async () => {
    const arrival = {
      stream: 'a',
      expected: 'no_stream' as const,
      events: encodeAppend('a', [newEvent({ metadata: { recordedAt: instant(3) } })]),
      now: instant(1),
    };
    expect(asProposed({ ...arrival, proposal: proposals.of(arrival) })).toEqual([true]);
    expect(await sound()).toBe(1);
  });

  it('are not made where the caller leaves the place to the store, or goes on with what is not remembered', () => {
    commit(proposed('a', 'no_stream'));
    end();
    begin();
    expect([proposed('a', 0n), proposed('a', 'any'), proposed('a', 'stream_exists')].map(({ proposal }) => proposal)).toEqual([
      null,
      null,
      null,
    ]);
    end();
  });

  const step = fc.record({
    stream: fc.constantFrom('a', 'b', 'c'),
    how: fc.constantFrom('right', 'right', 'right', 'wrong', 'any', 'again'),
    jump: fc.integer({ min: -8, max: 8 }),
    count: fc.integer({ min: 1, max: 3 }),
    answered: fc.boolean(),
  });

  it('never change the leaves of a log: any appends, right and wrong, a clock that jumps, answers that come late', async () => {
    end();
    const taken: unknown[] = [];
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 150 }), async (steps) => {
        begin(`${runs++}.db`);
        const last = new Map<string, number>();
        let waiting: AppendRequest[] = [];
        for (const [index, { stream, how, jump, count, answered }] of steps.entries()) {
          const at = index * 10 + jump;
          const revision = last.get(stream) ?? -1;
          const right = revision < 0 ? 'no_stream' : BigInt(revision);
          const expected = how === 'any' ? 'any' : how === 'wrong' ? BigInt(revision + 2) : right;
          const request =
            how === 'again' ? (waiting.at(-1) ?? proposed(stream, 'any', { at, count })) : proposed(stream, expected, { at, count });
          if (how === 'right' || how === 'any') last.set(stream, revision + count);
          if (how === 'again' && waiting.length === 0) last.set(stream, revision + count);
          waiting.push(request);
          if (!answered) continue;
          taken.push(...asProposed(...waiting));
          waiting = [];
        }
        taken.push(...asProposed(...waiting));
        expect(await sound()).toBe([...last.values()].reduce((sum, revision) => sum + revision + 1, 0));
      }),
      { numRuns: 8 },
    );
    for (const seen of [true, false, 'wrong-revision']) expect(taken.filter((one) => one === seen).length).toBeGreaterThan(50);
  });
});
