import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededDice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { patiently } from '../support/patiently';
import { commune, district, planDocument, province, ratio } from '../support/small-plan';
import { replayIn } from '../support/replayed';
import { difference, eventsIn, readModelsIn } from '../support/stored';
import { INDICATOR, TITLE, Writer } from './writer';

const PATIENCE_MS = 600_000;
const [KILLS, WRITERS, SEED] = [8, 8, 20131];
/** Seals the day's log where it has been up for a while: how often depends on the machine. */
const SERVER = 'may-chu';

const communes = Array.from({ length: WRITERS * 3 }, (_, i) => `thu.${100 + i}`);
const document = planDocument('chiu-loi', {
  areas: [province('tinh-thu'), district('thu', 'tinh-thu'), ...communes.map((id) => commune(id, 'thu'))],
  indicators: [ratio(INDICATOR)],
  titles: [{ code: TITLE, name: TITLE, subject: 'household', grantedBy: 'commune' }],
});

async function until({ url }: { readonly url: string }, position: string): Promise<void> {
  const seen = await patiently(async () => {
    const answer = await fetch(`${url}/api/areas?after=${position}`);
    return { status: answer.status, body: (await answer.json()) as unknown };
  });
  expect(seen.status).toBe(200);
}

describe('killed at random moments while eight connections write', () => {
  const dice = seededDice(SEED);
  const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
  const copy = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
  const writers = Array.from({ length: WRITERS }, (_, i) => new Writer(`nguoi-${i}`, communes.slice(3 * i, 3 * i + 3), seededDice(i)));
  const answered = (): number => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

  afterAll(async () => {
    await BuiltServer.killAll();
    for (const one of [directory, copy]) rmSync(one, { recursive: true, force: true });
  });

  /** Serves until so many more writes are acknowledged, then is gone with what is under way. */
  async function killedAfter(more: number): Promise<void> {
    const server = await BuiltServer.start(directory);
    const enough = answered() + more;
    const over = (): boolean => {
      if (answered() >= enough) server.kill().catch(() => {});
      return false;
    };
    await Promise.all(writers.map((writer) => writer.work(server.url, over)));
    await server.exited;
  }

  beforeAll(async () => {
    const server = await BuiltServer.start(directory);
    const headers = { 'Content-Type': 'application/json', 'X-Actor': 'van-thu' };
    const issued = await fetch(`${server.url}/api/plans`, { method: 'POST', headers, body: JSON.stringify(document) });
    if (issued.status !== 201) throw new Error(await issued.text());
    await server.kill();
  }, PATIENCE_MS);

  it(
    'restarts each time, and ends with nothing under way',
    async () => {
      for (let kill = 0; kill < KILLS; kill++) await killedAfter(1 + dice.below(250));
      const server = await BuiltServer.start(directory);
      await Promise.all(writers.map((writer) => writer.work(server.url, () => writer.settled)));
      await until(
        server,
        writers
          .map(({ acknowledged }) => acknowledged.at(-1)?.position ?? '')
          .toSorted()
          .at(-1) ?? '',
      );
      await server.stop();
    },
    PATIENCE_MS,
  );

  it('every acknowledged write is in the log exactly once, where its answer said', async () => {
    const events = await eventsIn(directory);
    const byMark = Map.groupBy(events, ({ metadata }) => metadata.correlationId ?? '');
    const wrong = writers
      .flatMap(({ acknowledged }) => acknowledged)
      .filter(({ write, revision, position, logSize }) => {
        const [event, ...more] = byMark.get(write.mark) ?? [];
        const stands = event?.stream === write.stream && event.type === write.type && event.revision === BigInt(revision);
        const there = event?.position === position && events[logSize - 1] === event && (write.revision ?? revision) === revision;
        return more.length > 0 || !stands || !there;
      });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(answered()).toBeGreaterThan(KILLS * 50);
  });

  it('what was refused when it was sent again had been recorded, once', async () => {
    const byMark = Map.groupBy(await eventsIn(directory), ({ metadata }) => metadata.correlationId ?? '');
    for (const { recordedUnanswered } of writers)
      for (const { mark, stream, revision } of recordedUnanswered)
        expect(byMark.get(mark)).toEqual([expect.objectContaining({ stream, revision: BigInt(revision ?? -1) })]);
  });

  it('nothing else is in the log, every stream counts from 0, and recordedAt never goes back', async () => {
    const events = await eventsIn(directory);
    const marks = new Set(
      writers.flatMap((one) => [...one.acknowledged.map(({ write }) => write), ...one.recordedUnanswered]).map(({ mark }) => mark),
    );
    const issue = events.findIndex(({ type }) => type === 'PlanIssued') + 1;
    const written = events.slice(issue).filter(({ metadata }) => metadata.actor !== SERVER);
    expect(written.filter(({ metadata }) => !marks.has(metadata.correlationId ?? ''))).toEqual([]);
    expect(written).toHaveLength(marks.size);
    const streams = Map.groupBy(events, ({ stream }) => stream);
    for (const [, list] of streams) expect(list.map(({ revision }) => Number(revision))).toEqual([...list.keys()]);
    const moments = events.map(({ recordedAt }) => recordedAt);
    expect(difference(moments, moments.toSorted())).toBe('none');
  });

  it(
    'the read models are what a replay of the log in another folder makes of it',
    async () => {
      copyFileSync(join(directory, 'log.db'), join(copy, 'log.db'));
      await replayIn(directory);
      await replayIn(copy);
      const [found, expected] = [readModelsIn(directory), readModelsIn(copy)];
      expect([...found.keys()]).toEqual([...expected.keys()]);
      for (const [table, rows] of expected) expect([table, difference(found.get(table) ?? [], rows)]).toEqual([table, 'none']);
      expect(expected.size).toBeGreaterThan(10);
    },
    PATIENCE_MS,
  );
});
