import type { Position } from '@hieuhoc/event-store';
import type { Advance, Checkpoint, Instance } from '@hieuhoc/projections';
import { journal, JOURNAL, sums } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

const at = (logSize: number): Checkpoint => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  const position = String(logSize).padStart(3, '0') as Position;
  return { position, logSize, event: { id: `event-${logSize}`, stream: 's', revision: BigInt(logSize - 1), position } };
};

describe('a checkpoint', () => {
  let harness: ProjectionHarness;
  let instance: Instance;
  beforeEach(async () => {
    harness = await ProjectionHarness.open();
    instance = await harness.database.create(journal(), 1);
    await harness.database.promote(instance);
  });
  afterEach(() => harness.close());

  const move = (from: number | null, to: number, more: Partial<Advance> = {}): Advance => ({
    instance,
    from: from === null ? null : at(from),
    to: at(to),
    feed: (execute) => execute('insert into {journal_entry} (log_size, type) values (?, ?)', [to, 'Handled']),
    ...more,
  });
  const rows = async (): Promise<readonly number[]> => (await harness.read.all<{ logSize: number }>(JOURNAL)).map(({ logSize }) => logSize);
  const stored = async (): Promise<Checkpoint | null | undefined> =>
    (await harness.database.instances()).find(({ name }) => name === 'journal')?.checkpoint;

  it('moves with its rows: stored', async () => {
    expect(await harness.database.commit([move(null, 1)])).toEqual(['stored']);
    expect(await harness.database.commit([move(1, 3)])).toEqual(['stored']);
    expect(await rows()).toEqual([1, 3]);
    expect(await stored()).toEqual(at(3));
  });

  it('that stands there already writes nothing: ignored', async () => {
    await harness.database.commit([move(null, 1)]);
    expect(await harness.database.commit([move(null, 1)])).toEqual(['ignored']);
    expect(await rows()).toEqual([1]);
  });

  it('that another runner left elsewhere writes nothing: mismatch', async () => {
    expect(await harness.database.commit([move(1, 2)])).toEqual(['mismatch']);
    await harness.database.commit([move(null, 1)]);
    expect(await harness.database.commit([move(2, 3)])).toEqual(['mismatch']);
    expect(await rows()).toEqual([1]);
  });

  it('that another runner moved further writes nothing: current-ahead', async () => {
    await harness.database.commit([move(null, 5)]);
    expect(await harness.database.commit([move(null, 3)])).toEqual(['current-ahead']);
    expect(await rows()).toEqual([5]);
  });

  it('of one projection that did not move keeps back the rows of all in the commit', async () => {
    const other = await harness.database.create(sums(), 1);
    await harness.database.commit([move(null, 1)]);
    const outcomes = await harness.database.commit([move(null, 1), move(null, 2, { instance: other })]);
    expect(outcomes).toEqual(['ignored', 'stored']);
    expect((await harness.database.instances()).find(({ name }) => name === 'sums')?.checkpoint).toBeNull();
  });

  it('stays where it was when a row cannot be written', async () => {
    await harness.database.commit([move(null, 1)]);
    const twice = move(1, 2, { feed: (execute) => execute('insert into {journal_entry} (log_size, type) values (1, ?)', ['Again']) });
    await expect(harness.database.commit([twice])).rejects.toThrow('UNIQUE constraint');
    expect(await stored()).toEqual(at(1));
    expect(await harness.database.commit([move(1, 2)])).toEqual(['stored']);
  });

  it('progresses independently for each version and generation', async () => {
    const next = await harness.database.create(journal(2), 1);
    const again = await harness.database.create(journal(), 2);
    await harness.database.commit([move(null, 4)]);
    await harness.database.commit([move(null, 2, { instance: next })]);
    await harness.database.commit([move(null, 1, { instance: again })]);
    const logSizes = (await harness.database.instances()).map(({ version, generation, checkpoint }) => [
      version,
      generation,
      checkpoint?.logSize,
    ]);
    expect(logSizes).toEqual([
      [1, 1, 4],
      [1, 2, 1],
      [2, 1, 2],
    ]);
  });

  it('is not dropped with its tables while readers see them', async () => {
    await expect(harness.database.drop(instance)).rejects.toThrow('serves');
    await harness.database.drop({ ...instance, generation: 9 });
    expect(await rows()).toEqual([]);
  });

  it('of a build that was never made cannot be promoted', async () => {
    await expect(harness.database.promote({ ...instance, version: 9 })).rejects.toThrow('there is no build');
  });
});
