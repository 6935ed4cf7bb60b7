import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import { setMaxListeners } from 'node:events';
import { connect } from 'node:net';
import { figurePath, FIRST, issueSmall } from '../support/ground';
import { Listening, sentEvents, type SentEvent } from '../support/listening';
import { startSystem, type System } from '../support/system';

setMaxListeners(0);
const SSE = { Accept: 'text/event-stream' };
const NDJSON = { Accept: 'application/x-ndjson' };

let system: System;
beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
  for (const area of ['x1', 'x2', 'x3']) await report(area, '2013');
});
afterAll(() => system.stop());

const report = (area: string, period: string) => system.put(figurePath(area, period), { numerator: '80', denominator: '100' }, FIRST);
const listen = (query: string, headers: Readonly<Record<string, string>>) => Listening.to(`${system.url}/api/events${query}`, headers);
const caughtUp = (text: string): boolean => sentEvents(text).some(({ event }) => event === 'caught-up');
const facts = (text: string): SentEvent[] => sentEvents(text).filter(({ event }) => event !== 'caught-up');
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
const all = async (): Promise<any[]> => (await system.get('/api/events?limit=1000')).body.items;
const subscriptions = async (): Promise<number> => {
  const { body } = await system.get('/metrics');
  return Number(/^hieuhoc_feed_streams (\d+)$/m.exec(body)?.[1]);
};
const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('the feed as pages', () => {
  it('goes on from a position, to the end of the log', async () => {
    const events = await all();
    const { body: first } = await system.get('/api/events?limit=3');
    expect(first).toEqual({
      asOf: expect.any(Object),
      items: events.slice(0, 3),
      next: first.position,
      position: events[2].position,
      endOfLog: false,
    });
    const { body: rest } = await system.get(`/api/events?limit=1000&after=${first.position}`);
    expect(rest).toMatchObject({ items: events.slice(3), next: null, position: events.at(-1).position, endOfLog: true });
    const { body: nothing } = await system.get(`/api/events?after=${rest.position}`);
    expect(nothing).toMatchObject({ items: [], position: rest.position, endOfLog: true });
  });

  it('gives only the types asked for', async () => {
    const { body } = await system.get('/api/events?types=FigureReported,PlanIssued&limit=1000');
    expect(body.items).toEqual((await all()).filter(({ type }) => type === 'FigureReported' || type === 'PlanIssued'));
    expect(body.items).toHaveLength(4);
    expect((await system.get('/api/events?types=figure')).status).toBe(422);
  });

  it('an event is the same in the feed, by its id and in its stream', async () => {
    const last = (await all()).at(-1);
    const { asOf: _, ...alone } = (await system.get(`/api/events/${last.id}?after=${last.position}`)).body;
    expect(alone).toEqual(last);
    expect((await system.get(`/api/streams/${last.stream}`)).body.items).toEqual([last]);
  });
});

describe('the feed as server-sent events', () => {
  it('sends what there is, says that it has caught up, and goes on as it is written', async () => {
    const before = await all();
    const feed = await listen('', SSE);
    await feed.until(caughtUp);
    expect(feed.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    expect(facts(feed.text).map(({ id, event, data }) => [id, event, JSON.parse(data ?? '')])).toEqual(
      before.map((event) => [event.position, event.type, event]),
    );
    const { headers } = await report('x1', '2014');
    const live = await feed.until((text) => facts(text).at(before.length));
    expect([live.id, live.event]).toEqual([headers.get('X-Log-Position'), 'FigureReported']);
    feed.leave();
  });

  it('resumes after Last-Event-ID, which wins over after=, and gives each event once', async () => {
    const events = await all();
    const feed = await listen(`?after=${events[0].position}`, { ...SSE, 'Last-Event-ID': events[4].position });
    await feed.until(caughtUp);
    expect(facts(feed.text).map(({ id }) => id)).toEqual(events.slice(5).map(({ position }) => position));
    feed.leave();
  });

  it('a client that comes and goes while others write misses nothing and sees nothing twice', async () => {
    const start = (await all()).at(-1).position;
    const writing = (async () => {
      for (const period of ['2015', '2016', '2017', '2018', '2019']) for (const area of ['x1', 'x2', 'x3']) await report(area, period);
    })();
    const got: string[] = [];
    while (got.length < 15) {
      const feed = await listen('', { ...SSE, 'Last-Event-ID': got.at(-1) ?? start });
      await feed.until((text) => facts(text).length > 0);
      feed.leave();
      got.push(...facts(feed.text).map(({ id = '' }) => id));
    }
    await writing;
    const written = (await all()).map(({ position }) => position);
    expect(got).toEqual(written.slice(written.indexOf(start) + 1));
  });

  it('sends only the types asked for, live too', async () => {
    const feed = await listen('?types=BodyDefined', SSE);
    await feed.until(caughtUp);
    await report('x1', '2020');
    await system.post('/api/bodies', { code: 'phong-hai', name: 'Phòng hai', area: 'h' });
    await feed.until((text) => facts(text).length === 2);
    expect(facts(feed.text).map(({ event }) => event)).toEqual(['BodyDefined', 'BodyDefined']);
    feed.leave();
  });
});

describe('the feed as NDJSON', () => {
  it('has an event a line, those to come too', async () => {
    const before = await all();
    const feed = await listen('', NDJSON);
    await feed.until((text) => lines(text).length >= before.length);
    expect(feed.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
    expect(lines(feed.text)).toEqual(before);
    await report('x2', '2020');
    expect(await feed.until((text) => lines(text).at(before.length))).toMatchObject({ type: 'FigureReported' });
    feed.leave();
  });
});

describe('who listens', () => {
  it('is counted, and no longer when it has gone', async () => {
    while ((await subscriptions()) > 0) await system.get('/health/live');
    const feeds = await Promise.all(Array.from({ length: 20 }, (_, n) => listen('', n % 2 === 0 ? SSE : NDJSON)));
    expect(await subscriptions()).toBe(20);
    for (const feed of feeds) feed.leave();
    while ((await subscriptions()) > 0) await system.get('/health/live');
  });

  it('fifty clients that do not read hold nobody up', async () => {
    const { hostname, port } = new URL(system.url);
    const sockets = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(Number(port), hostname);
        await new Promise((resolve) => socket.once('connect', resolve));
        socket.pause();
        socket.write(`GET /api/events HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`);
        return socket;
      }),
    );
    while ((await subscriptions()) < 50) await system.get('/health/live');
    const feed = await listen('?types=FigureCorrected', NDJSON);
    const reason = 'ghi chú dài '.repeat(75);
    for (let revision = 0; revision < 100; revision++) {
      const condition = revision === 0 ? FIRST : { 'If-Match': `"${revision - 1}"` };
      const body = { numerator: String(revision), denominator: '100', reason, acknowledge: [...ENTRY_CHECKS] };
      expect((await system.put(figurePath('x3', '2020'), body, condition)).status).toBeLessThan(300);
    }
    await feed.until((text) => lines(text).length === 99);
    feed.leave();
    for (const socket of sockets) socket.destroy();
    while ((await subscriptions()) > 0) await system.get('/health/live');
  });

  it('does not keep the system from stopping, nor by a connection that would be used again', async () => {
    const other = await startSystem();
    const feed = await Listening.to(`${other.url}/api/events`, SSE);
    await feed.until(caughtUp);
    expect(feed.headers.get('Connection')).toBe('close');
    await other.stop();
    await feed.until(() => feed.ended);
  });
});
