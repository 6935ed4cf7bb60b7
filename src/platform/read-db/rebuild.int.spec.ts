import { DatabaseSync } from 'node:sqlite';
import { counted, journal, opened, sums, SUMS } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

describe('rebuild', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  const anArea = async (area = 'bac-ninh'): Promise<void> =>
    void (await harness.append(area, opened(area), counted(area, 10), counted(area, 15)));

  /** Writes behind the runner's back, as a defect would. */
  const plant = (sql: string): void => {
    const database = new DatabaseSync(harness.readPath);
    database.exec(sql);
    database.close();
  };

  it('a rebuild reproduces the projected state', async () => {
    await anArea();
    await harness.started(sums(), journal());
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 25, events: 2 }]);
  });

  it('a rebuild removes state the replay cannot produce', async () => {
    await anArea();
    await harness.started(sums(), journal());
    plant(`insert into area_sum__v1 values ('nowhere', 999, 99)`);
    expect(await harness.read.all(SUMS)).toHaveLength(2);
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 25, events: 2 }]);
  });

  it('rebuilding twice is idempotent', async () => {
    await anArea();
    await harness.started(sums(), journal());
    await harness.rebuilt('sums');
    await harness.rebuilt('sums');
    expect(await harness.read.all(SUMS)).toEqual([{ area: 'bac-ninh', households: 25, events: 2 }]);
  });
});
