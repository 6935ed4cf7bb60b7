import { DatabaseSync } from 'node:sqlite';
import type { Projection, Reach } from '@hieuhoc/projections';
import { counted, fussy, FUSSY, journal, JOURNAL, opened, POISON, sums, SUMS } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

const AREA = [{ area: 'bac-ninh', households: 25, events: 2 }];
/** Pages small enough that something can happen in the middle of a build. */
const SLOWLY = { batchSize: 2, batchSizeBesideLive: 2 };

const building = (least: number) => (reaches: readonly Reach[]) =>
  reaches.some((one) => one.name === 'sums' && !one.serving && one.logSize >= least);
const serves = (version: number) => (reaches: readonly Reach[]) =>
  reaches.some((one) => one.name === 'sums' && one.serving && one.version === version);
/** Counts how often `apply` is called. */
const watched = (projection: Projection): { projection: Projection; applied: number[] } => {
  const applied: number[] = [];
  return { applied, projection: { ...projection, apply: (event) => (applied.push(event.logSize), projection.apply(event)) } };
};

describe('rebuild', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  const anArea = async (area = 'bac-ninh'): Promise<void> => {
    await harness.append(area, opened(area), counted(area, 10), counted(area, 15));
  };
  const manyCounts = async (count: number): Promise<void> => {
    await anArea();
    await harness.append('bac-ninh', ...Array.from({ length: count }, () => counted('bac-ninh', 1)));
  };
  /** Writes behind the runner's back, as a defect would. */
  const plant = (sql: string): void => {
    const database = new DatabaseSync(harness.readPath);
    database.exec(sql);
    database.close();
  };
  const tables = async (): Promise<readonly unknown[]> =>
    (
      await harness.read.all<{ name: string }>(`select name from sqlite_schema where type = 'table' and name like 'area%' order by name`)
    ).map(({ name }) => name);
  it('a rebuild reproduces the projected state', async () => {
    await anArea();
    await harness.started(sums(), journal());
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual(AREA);
  });

  it('a rebuild removes state the replay cannot produce', async () => {
    await anArea();
    await harness.started(sums(), journal());
    plant(`insert into area_sum__v1 values ('nowhere', 999, 99)`);
    expect(await harness.read.all(SUMS)).toHaveLength(2);
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual(AREA);
  });

  it('rebuilding twice is idempotent', async () => {
    await anArea();
    await harness.started(sums(), journal());
    await harness.rebuilt('sums');
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual(AREA);
  });

  it('asked for twice at once it is one rebuild', async () => {
    await manyCounts(20);
    await harness.start([sums()], SLOWLY);
    await harness.caughtUp();
    await Promise.all([harness.runner.rebuild('sums'), harness.runner.rebuild('sums')]);
    expect((await harness.runner.status()).map(({ generation }) => generation)).toEqual([1, 2]);
    await harness.until(building(10));
    await harness.runner.rebuild('sums');
    expect((await harness.runner.status())[1]?.logSize).toBeGreaterThanOrEqual(10);
  });

  it('a rebuild picks up events appended after the first catch-up', async () => {
    await anArea();
    await harness.started(sums());
    await harness.append('bac-ninh', counted('bac-ninh', 5));
    await harness.rebuilt('sums');
    await harness.caughtUp();
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 30, events: 3 }]);
  });

  it('rebuilding one projection leaves another alone', async () => {
    await anArea();
    await harness.started(sums(), journal());
    plant(`insert into journal_entry__v1 values (99, 'Planted')`);
    await harness.rebuilt('sums');
    expect(await harness.read.all(JOURNAL)).toHaveLength(4);
    expect((await harness.runner.status()).find(({ name }) => name === 'journal')).toMatchObject({ generation: 1, logSize: 3 });
  });

  it('rebuilding by a name that no projection has is refused, and names those that exist', async () => {
    await harness.started(sums(), journal());
    await expect(harness.runner.rebuild('sum')).rejects.toMatchObject({
      code: 'unknown-projection',
      facts: { known: ['sums', 'journal'] },
    });
  });

  it('rebuilding a projection with no events is not an error', async () => {
    await harness.started(sums());
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual([]);
  });

  it('catching up needs no rebuild, and is safe when there is nothing to do', async () => {
    await anArea();
    await harness.started(sums());
    await harness.caughtUp();
    await harness.started(sums());
    expect(await harness.read.all(SUMS)).toEqual(AREA);
  });

  it('a rebuild reproduces every stream, not just the last', async () => {
    for (const area of ['an-sinh', 'binh-khe', 'mao-khe']) await anArea(area);
    await harness.started(sums());
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual(['an-sinh', 'binh-khe', 'mao-khe'].map((area) => ({ area, households: 25, events: 2 })));
  });

  it('readers see one complete version all the time, and live events go on reaching them', async () => {
    await manyCounts(100);
    await harness.start([sums(), journal()], SLOWLY);
    await harness.caughtUp();
    await harness.runner.rebuild('sums');
    const seen: Promise<readonly object[]>[] = [];
    let added: Promise<string> | null = null;
    await harness.until((reaches) => {
      seen.push(harness.read.all(SUMS));
      if (building(50)(reaches)) added ??= harness.append('bac-ninh', counted('bac-ninh', 1000));
      return reaches.some((one) => one.name === 'sums' && one.serving && one.generation === 2);
    });
    await harness.caughtUp();
    const all = (await Promise.all(seen)).map((rows) => JSON.stringify(rows));
    const before = JSON.stringify([{ area: 'bac-ninh', households: 125, events: 102 }]);
    const after = JSON.stringify([{ area: 'bac-ninh', households: 1125, events: 103 }]);
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all)).toEqual(new Set([before, after]));
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 1125, events: 103 }]);
  });

  it('a new version builds beside the old one, takes over when it has caught up, and the old tables go', async () => {
    await manyCounts(50);
    await harness.started(sums(1), journal());
    await harness.start([sums(2), journal()], SLOWLY);
    await harness.until(building(10));
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 75, events: 52 }]);
    expect(await harness.runner.status()).toMatchObject([
      { name: 'journal', status: 'serving', version: 1 },
      { name: 'sums', status: 'outdated', version: 1, serving: true },
      { name: 'sums', status: 'building', version: 2, serving: false },
    ]);
    await harness.until(serves(2));
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 150, events: 52 }]);
    expect(await tables()).toEqual(['area_sum__v2']);
  });

  it('going back to an older version builds that one anew', async () => {
    await anArea();
    await harness.started(sums(2));
    await harness.started(sums(1));
    expect(await harness.read.all(SUMS)).toEqual(AREA);
    expect(await tables()).toEqual(['area_sum__v1']);
  });

  it('a rebuild that a crash interrupted continues from its checkpoint', async () => {
    await manyCounts(50);
    await harness.start([sums(), journal()], SLOWLY);
    await harness.caughtUp();
    await harness.runner.rebuild('sums');
    await harness.until(building(20));
    await harness.stop();
    const { projection, applied } = watched(sums());
    await harness.start([projection, journal()], SLOWLY);
    await harness.until((reaches) => reaches.every(({ serving }) => serving) && reaches.some(({ generation }) => generation === 2));
    expect(Math.min(...applied)).toBeGreaterThan(20);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 75, events: 52 }]);
  });

  it('a build of a version that was given up leaves nothing behind', async () => {
    await manyCounts(50);
    await harness.started(sums(1));
    await harness.start([sums(2)], SLOWLY);
    await harness.until(building(10));
    await harness.started(sums(1));
    expect(await tables()).toEqual(['area_sum__v1']);
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 75, events: 52 }]);
  });

  it('a cancelled rebuild leaves what serves as it was', async () => {
    await manyCounts(50);
    await harness.start([sums()], SLOWLY);
    await harness.caughtUp();
    await harness.runner.rebuild('sums');
    await harness.until(building(10));
    await harness.runner.cancelRebuild('sums');
    expect(await tables()).toEqual(['area_sum__v1']);
    await harness.append('bac-ninh', counted('bac-ninh', 1));
    await harness.caughtUp();
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 76, events: 53 }]);
    await expect(harness.runner.cancelRebuild('sums')).rejects.toMatchObject({ code: 'nothing-to-do' });
  });

  it('a first build has nothing to fall back on and cannot be cancelled', async () => {
    await manyCounts(50);
    await harness.start([sums()], SLOWLY);
    await harness.until(building(1));
    await expect(harness.runner.cancelRebuild('sums')).rejects.toMatchObject({ code: 'nothing-to-do' });
  });

  it('a rebuild heals a projection that stopped, once its code is right', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), counted('bac-ninh', POISON), counted('bac-ninh', 5));
    await harness.start([fussy(), journal()]);
    await harness.until((reaches) => reaches.some(({ stopped }) => stopped));
    await harness.started({ ...fussy(null), version: 2 }, journal());
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 18, events: 2 }]);
  });

  it('an event that only the new version cannot handle stops the build; the old one goes on serving', async () => {
    await anArea();
    await harness.append('bac-ninh', counted('bac-ninh', POISON));
    await harness.started({ ...fussy(null), version: 1 }, journal());
    await harness.start([{ ...fussy(), version: 2 }, journal()]);
    await harness.until((reaches) => reaches.some(({ stopped }) => stopped));
    expect(await harness.read.all(FUSSY)).toEqual([{ area: 'bac-ninh', households: 38, events: 3 }]);
  });

  it('progress and time to go of a build are told', async () => {
    await manyCounts(97);
    await harness.start([sums()], { ...SLOWLY, now: ticking() });
    await harness.caughtUp();
    await harness.runner.rebuild('sums');
    await harness.until(building(50));
    const [, build] = await harness.runner.status();
    expect(build).toMatchObject({ status: 'building', progress: (build?.logSize ?? 0) / 100, lagEvents: 100 - (build?.logSize ?? 0) });
    expect(build?.etaMs).toBeGreaterThan(0);
  });

  it('tables that change without a new version are refused before anything is written', async () => {
    await harness.started(sums());
    const changed = { ...sums(), tables: [{ name: 'area_sum', columns: ['area text primary key'] }] };
    await expect(harness.start([changed])).rejects.toMatchObject({
      code: 'projection-version-not-raised',
      facts: { projection: 'sums', version: 1 },
    });
  });

  it('two projections cannot share a table or a name', async () => {
    await expect(harness.start([sums(), { ...journal(), tables: sums().tables }])).rejects.toThrow('table area_sum');
    await expect(harness.start([sums(), sums(2)])).rejects.toThrow('projection sums');
  });

  it('a projection writes its own tables only', async () => {
    await anArea();
    const meddler: Projection = { ...journal(), name: 'meddler', tables: [], apply: () => [{ sql: 'delete from {area_sum}', params: [] }] };
    await harness.start([sums(), meddler]);
    await harness.until((reaches) => reaches.some(({ name, stopped }) => name === 'meddler' && stopped));
    expect((await harness.database.deadLetters())[0]).toMatchObject({ name: 'meddler', error: 'Error: meddler has no table area_sum' });
  });
});

/** A clock that a second goes by on whenever it is looked at. */
function ticking(): () => Date {
  let now = Date.UTC(2026, 0, 1);
  return () => new Date((now += 1000));
}
