import { counted, journal, JOURNAL, opened, sums, SUMS } from './sample-projections.fixture';
import { ProjectionHarness, projected } from './testing';

describe('the rows of a projection in a spec', () => {
  it('are those that the runner makes of the same events', async () => {
    const said = [opened('an-sinh'), counted('an-sinh', 3), { type: 'SomethingNew', data: {} }, counted('an-sinh', 4)];
    const harness = await ProjectionHarness.open();
    await harness.append('an-sinh', ...said);
    await harness.started(sums(), journal());
    const read = await projected([sums(), journal()], said);
    for (const sql of [SUMS, JOURNAL]) expect(await read.all(sql)).toEqual(await harness.read.all(sql));
    expect(await read.snapshot((same) => same.get(SUMS))).toEqual({ area: 'an-sinh', households: 7, events: 2 });
    await harness.close();
  });

  it('are none for no events', async () => expect(await (await projected([sums()], [])).all(SUMS)).toEqual([]));
});
