import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner } from '@hieuhoc/projections';
import { moveAside, openProjectionDatabase, openReadModels } from '.';
import { counted, opened, sums, SUMS } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

describe('read models and the log they were made from', () => {
  let harness: ProjectionHarness;
  let other: ProjectionHarness;
  beforeEach(async () => {
    harness = await ProjectionHarness.open();
    other = await ProjectionHarness.open();
  });
  afterEach(async () => {
    await harness.close();
    await other.close();
  });

  /** A runner over the read database of `harness` and the log of `other`. */
  const overTheOtherLog = (): ProjectionRunner =>
    new ProjectionRunner({ store: other.store, database: harness.database, projections: [sums()] });

  it('a log that is shorter than the checkpoint is refused: an older copy was restored', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 1));
    await harness.started(sums());
    await expect(overTheOtherLog().start()).rejects.toMatchObject({ code: 'read-models-ahead-of-log', head: null });
    await other.append('bac-ninh', opened('bac-ninh'));
    await expect(overTheOtherLog().start()).rejects.toMatchObject({
      kind: 'damaged',
      messageVi: expect.stringContaining('hieuhoc projections rebuild --all'),
    });
  });

  it('another log of the same length is refused, and so is an older copy that has grown again', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 1));
    await harness.started(sums());
    await other.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 1), counted('bac-ninh', 2));
    await expect(overTheOtherLog().start()).rejects.toMatchObject({ code: 'read-models-of-another-log', projection: 'sums' });
  });

  it('a copy of the log that holds what was handled is accepted', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 1));
    await harness.started(sums());
    await harness.stop();
    const copy = join(harness.directory, 'copy');
    await harness.store.close();
    cpSync(join(harness.directory, 'log.db'), join(copy, 'log.db'));
    const store = await openSqliteEventStore({ path: join(copy, 'log.db'), writer: 'inline' });
    const runner = new ProjectionRunner({ store, database: harness.database, projections: [sums()] });
    await runner.start();
    await runner.whenCaughtUp(20_000);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 1, events: 1 }]);
    await runner.close();
    await store.close();
  });

  it('moved aside, the read database is built anew from the log that is there', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', 1));
    await harness.started(sums());
    await harness.stop();
    await harness.database.close();
    await other.append('an-sinh', opened('an-sinh'));
    const aside = moveAside(harness.readPath, new Date('2026-08-31T01:02:03.004Z'));
    expect(aside).toBe(`${harness.readPath}.aside-2026-08-31T01-02-03-004Z`);
    const database = openProjectionDatabase(harness.readPath);
    const runner = new ProjectionRunner({ store: other.store, database, projections: [sums()] });
    await runner.start();
    await runner.whenCaughtUp(20_000);
    const [now, before] = [openReadModels(harness.readPath), openReadModels(aside ?? '')];
    expect(await now.all(SUMS)).toEqual([{ area: 'an-sinh', households: 0, events: 0 }]);
    expect(await before.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 1, events: 1 }]);
    now.close();
    before.close();
    await runner.close();
    await database.close();
  });
});
