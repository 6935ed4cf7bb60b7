import { counted, opened } from '../read-db/sample-projections.fixture';
import { ProjectionHarness } from '../read-db/testing';
import { logIndex } from './log-index.projection';
import { entryAt, entryOfEvent, indexedLogSize, logSizeAt, logSizeOf, positionOf } from './log-index.queries';

describe('the log index', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  it('an instant means the longest prefix whose events were recorded by then', async () => {
    const days = ['2015-01-01', '2015-01-01', '2015-03-01', '2015-03-02', '2015-03-02', '2015-03-02', '2016-01-01'];
    for (const [i, day] of days.entries()) {
      const metadata = { actor: 'actor-1', schemaVersion: 1, recordedAt: `${day}T00:00:00.000Z` };
      const id = `00000000-0000-7000-8000-00000000000${i}`;
      await harness.store.append('s', 'any', [{ id, type: 'AreaOpened', data: { area: day }, metadata }]);
    }
    await harness.started(logIndex);
    const { read } = harness;
    expect(await logSizeAt(read, '2014-12-31T23:59:59.999Z')).toBe(0);
    expect(await logSizeAt(read, '2015-01-01T00:00:00.000Z')).toBe(2);
    expect(await logSizeAt(read, '2015-03-01T23:00:00.000Z')).toBe(3);
    expect(await logSizeAt(read, '2015-03-02T00:00:00.000Z')).toBe(6);
    expect(await logSizeAt(read, '2099-01-01T00:00:00.000Z')).toBe(7);
    expect(await indexedLogSize(read)).toBe(7);
  });

  it('is empty for an empty log', async () => {
    await harness.started(logIndex);
    expect(await logSizeAt(harness.read, '2099-01-01T00:00:00.000Z')).toBe(0);
    expect(await positionOf(harness.read, 0)).toBeNull();
  });

  it('log size and position mean each other, and an event is found by its id', async () => {
    const first = await harness.append('bac-ninh', opened('bac-ninh'));
    const last = await harness.append('bac-ninh', counted('bac-ninh', 1), counted('bac-ninh', 2));
    await harness.started(logIndex);
    const { read } = harness;
    expect([await logSizeOf(read, first), await logSizeOf(read, last), await logSizeOf(read, '')]).toEqual([1, 3, 0]);
    expect([await positionOf(read, 1), await positionOf(read, 3), await positionOf(read, 4)]).toEqual([first, last, null]);
    const [stored] = await harness.store.readStream('bac-ninh', { from: 2n });
    const entry = {
      logSize: 3,
      position: last,
      eventId: stored?.id,
      type: 'HouseholdsCounted',
      stream: 'bac-ninh',
      revision: 2,
      recordedAt: stored?.recordedAt,
      actor: 'actor-1',
    };
    expect(await entryAt(read, 3)).toEqual(entry);
    expect(await entryOfEvent(read, stored?.id ?? '')).toEqual(entry);
    expect(await entryOfEvent(read, 'unknown')).toBeUndefined();
  });
});
