import crypto from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Projection } from '@hieuhoc/projections';
import { ProjectionHarness } from '../../platform/read-db/testing';
import { digestsOnThread } from './digests-thread';
import { digestsOf } from './projection-digests';

const ROWS = 60_000;
/** Another name would not be sealed. */
const MODEL: Projection = {
  name: 'figure-facts',
  version: 1,
  handles: ['FigureReported'],
  tables: [
    {
      name: 'many_fact',
      columns: [
        'area text not null',
        'log_size integer not null',
        'data text not null',
        'known_until integer',
        'primary key (area, log_size)',
      ],
    },
  ],
  apply: () => [],
};

/** How many hashes are made on this thread, whatever else it is busy with. */
async function hashesHere(work: () => Promise<unknown>): Promise<number> {
  const hashing = jest.spyOn(crypto, 'createHash');
  await work();
  const { length } = hashing.mock.calls;
  hashing.mockRestore();
  return length;
}

describe('read models hashed on a thread', () => {
  let harness: ProjectionHarness;
  beforeAll(async () => {
    harness = await ProjectionHarness.open();
    await harness.append('a', { type: 'FigureReported', data: {} });
    await harness.started(MODEL);
    await harness.stop();
    const file = new DatabaseSync(harness.readPath);
    file.exec(`with recursive row(n) as (select 1 union all select n + 1 from row where n < ${ROWS})
      insert into many_fact__v1 select printf('%08d', n * 7919 % ${ROWS}), n, printf('%0200d', n), nullif(n % 3 * 50000, 0) from row`);
    file.close();
  });
  afterAll(() => harness.close());

  const onThread = (size: number, signal?: AbortSignal) => digestsOnThread(harness.readPath, [MODEL])(size, signal);

  it('give what they give on this one', async () => {
    for (const size of [0, 30_000, ROWS]) expect(await onThread(size)).toEqual(await digestsOf(harness.read, [MODEL], size));
  });

  it('are not hashed on the thread that answers requests', async () => {
    expect(await hashesHere(() => digestsOf(harness.read, [MODEL], ROWS))).toBe(1);
    expect(await hashesHere(() => onThread(ROWS))).toBe(0);
  });

  it('end in the middle when they are told to', async () => {
    const stopping = new AbortController();
    const digests = onThread(ROWS, stopping.signal);
    stopping.abort(new Error('stopped'));
    await expect(digests).rejects.toThrow('stopped');
    await expect(onThread(ROWS, stopping.signal)).rejects.toThrow('stopped');
  });

  it('say why they cannot be read', async () => {
    await expect(digestsOnThread(`${harness.readPath}.none`, [MODEL])(1)).rejects.toMatchObject({ code: 'read-database-unavailable' });
  });
});
