import { hashOf } from '@hieuhoc/decider';
import type { StoredEvent } from '@hieuhoc/event-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOf } from '../../src/sample/found-sample';
import { sampleSteps } from '../../src/sample/load-sample';
import { planDocuments } from '../../src/sample/plan-files';
import { BuiltServer } from '../support/built-server';
import { difference, eventsIn } from '../support/stored';

const PATIENCE_MS = 600_000;

/** The key, the moment and the actor of every step, as an undisturbed run records them. */
function expectedSteps(): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the steps are counted, not done
  const services = new Proxy({}, { get: () => ({}) }) as Parameters<typeof sampleSteps>[0];
  const steps = sampleSteps(services, planDocuments());
  const name = nameOf(steps);
  return steps.map(({ at, actor }, index) => `${hashOf(`${name}:${index}`)} ${at} ${actor}`).toSorted();
}

/** What the plans bring along: areas, bodies, indicators and titles, each once, whichever plan names it first. */
function expectedGround(): string[] {
  const brought = planDocuments().flatMap(({ areas, bodies, indicators, titles }) => [
    ...areas.map(({ id }) => `AreaEstablished "${id}"`),
    ...bodies.map(({ code }) => `BodyDefined body-${code}`),
    ...indicators.map(({ code }) => `IndicatorDefined indicator-${code}`),
    ...titles.map(({ code }) => `TitleDefined title-${code}`),
  ]);
  return [...new Set(brought)].toSorted();
}

function groundOf({ type, stream, data }: StoredEvent): string {
  const { area } = data;
  return `${type} ${typeof area === 'object' && area !== null && 'id' in area ? JSON.stringify(area.id) : stream}`;
}

describe('the first run', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
  afterAll(async () => {
    await BuiltServer.killAll();
    rmSync(directory, { recursive: true, force: true });
  });

  async function killedOnceItSays(words: RegExp): Promise<void> {
    const server = BuiltServer.spawn(directory, ['--sample']);
    await server.said(words);
    await server.kill();
    expect(server.output).not.toContain('đang chạy');
  }

  it(
    'killed while it loads the sample goes on at the next start, until every step is there once',
    async () => {
      await killedOnceItSays(/(chỉ lần chạy đầu)/);
      await killedOnceItSays(/( 20) %/);
      await killedOnceItSays(/( 70) %/);
      const last = await BuiltServer.start(directory, ['--sample']);
      expect(last.output).toContain('Nạp tiếp số liệu minh hoạ');
      await last.stop();

      // A server that has been up for a while seals the log of its own accord.
      const events = (await eventsIn(directory)).filter(({ metadata }) => metadata.actor !== 'may-chu');
      const [ground, steps] = [true, false].map((laid) =>
        events.filter(({ metadata }) => (metadata.idempotencyKey === undefined) === laid),
      );
      const found = steps!.map(({ metadata, recordedAt }) => `${metadata.idempotencyKey} ${recordedAt} ${metadata.actor}`);
      expect(difference(found.toSorted(), expectedSteps())).toBe('none');
      expect(difference(ground!.map(groundOf).toSorted(), expectedGround())).toBe('none');
    },
    PATIENCE_MS,
  );

  it(
    'that was finished is not loaded again',
    async () => {
      const again = await BuiltServer.start(directory, ['--sample']);
      expect(again.output).not.toContain('Nạp');
      await again.stop();
    },
    PATIENCE_MS,
  );
});
