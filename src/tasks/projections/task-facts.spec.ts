import type { ReadModels } from '@hieuhoc/projections';
import { projected } from '../../platform/read-db/testing';
import { lifeOfTask, stateOn, taskFactsOf } from '../task.queries';
import { taskFacts } from './task-facts';

const said = (task: string, revision: bigint, type: string, data: object, recordedAt = '2015-03-02T03:00:00.000Z') => ({
  stream: `task-p1:${task}`,
  revision,
  type,
  data: { area: 'a1', ...data },
  recordedAt,
  metadata: { actor: 'can-bo', schemaVersion: 1 },
});
const LOG = [
  said('b', 0n, 'TaskProgressed', { on: '2015-03-01', note: 'đang làm', percent: 50 }),
  said('a', 0n, 'TaskCompleted', { on: '2015-03-01', year: 2015 }),
  said('b', 1n, 'TaskCompleted', { on: '2015-12-30' }, '2015-12-31T17:00:00.000Z'),
  said('b', 2n, 'TaskReopened', { reason: 'chưa xong' }, '2016-02-01T03:00:00.000Z'),
];
const everything = 100;
const read = (): Promise<ReadModels> => projected([taskFacts], LOG);

describe('facts of tasks', () => {
  it('stand together by task, as far as they were known', async () => {
    const rows = await taskFactsOf(await read(), 'p1', everything);
    expect(rows.map(({ task, revision }) => [task, revision])).toEqual([
      ['a', 0],
      ['b', 0],
      ['b', 1],
      ['b', 2],
    ]);
    expect(await taskFactsOf(await read(), 'p1', 2)).toHaveLength(2);
    expect(await lifeOfTask(await read(), 'p1', 'b', 3)).toHaveLength(2);
    expect(await taskFactsOf(await read(), 'p2', everything)).toEqual([]);
  });

  it('tell how a task stood at the end of a day in Viet Nam: what is recorded at five in the afternoon in London is of the next', async () => {
    const rows = await lifeOfTask(await read(), 'p1', 'b', everything);
    const on = (day: string) => stateOn(rows, day)['once'];
    expect(on('2015-03-01')).toBeUndefined();
    expect(on('2015-12-31')).toMatchObject({ progress: { percent: 50, by: 'can-bo' }, completed: null });
    expect(on('2016-01-01')).toMatchObject({ completed: { on: '2015-12-30', recordedOn: '2016-01-01' } });
    expect(on('2016-02-01')).toMatchObject({ completed: null });
  });

  it('are found by the key, without going through the others', async () => {
    const models = await read();
    for (const sql of [
      'select * from task_fact where plan = ? and log_size <= ? order by task, revision',
      'select * from task_fact where plan = ? and task = ? order by revision',
    ]) {
      const plan = await models.all<{ detail: string }>(`explain query plan ${sql}`, ['p1', 'b']);
      expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH .* USING PRIMARY KEY/)]);
    }
  });
});
