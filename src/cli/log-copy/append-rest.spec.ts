import type { Position, StoredEvent } from '@hieuhoc/event-store';
import { runsOf } from './append-rest';

let place = 0;
const event = (stream: string, bytes = 10): StoredEvent => ({
  id: String(++place),
  type: 'FigureReported',
  stream,
  revision: 0n,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no store reads it
  position: String(place) as Position,
  recordedAt: '2015-07-10T02:03:04.005Z',
  data: {},
  metadata: { actor: 'a', schemaVersion: 1 },
  dataText: 'x'.repeat(bytes),
  metadataText: '{}',
});

async function* given(...events: StoredEvent[]): AsyncGenerator<StoredEvent> {
  yield* events;
}

async function lengths(...events: StoredEvent[]): Promise<string[]> {
  const runs: string[] = [];
  for await (const run of runsOf(given(...events))) runs.push(`${run[0]?.stream}×${run.length}`);
  return runs;
}

describe('what goes in one append', () => {
  it('events of one stream that stand together, and no others', async () =>
    expect(await lengths(event('a'), event('a'), event('b'), event('a'))).toEqual(['a×2', 'b×1', 'a×1']));

  it('at most 500', async () => expect(await lengths(...Array.from({ length: 501 }, () => event('a')))).toEqual(['a×500', 'a×1']));

  it('never more than the store takes, with the time they carry', async () =>
    expect(await lengths(event('a', 600_000), event('a', 440_000), event('a', 600_000))).toEqual(['a×2', 'a×1']));

  it('two events that just fit without their times do not fit with them', async () => {
    const half = 1_048_576 / 2 - 'FigureReported{}'.length;
    expect(await lengths(event('a', half), event('a', half))).toEqual(['a×1', 'a×1']);
    expect(await lengths(event('a', half - 41), event('a', half - 41))).toEqual(['a×2']);
  });

  it('the bytes count, not the characters', async () => {
    const vietnamese = { ...event('a'), dataText: 'ế'.repeat(200_000) };
    expect(await lengths(vietnamese, vietnamese)).toEqual(['a×1', 'a×1']);
  });

  it('nothing makes nothing', async () => expect(await lengths()).toEqual([]));
});
