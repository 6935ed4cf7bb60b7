import type { ReadModels } from '@hieuhoc/projections';
import { logIndex } from '../../platform/projections';
import { projected } from '../../platform/read-db/testing';
import { reportsBetween } from './book.queries';

const said = (stream: string) => ({ stream, type: 'ReportSubmitted', data: {} });
const LOG = [
  said('report-k1:xa:a:2015-H1'),
  said('figure-x:a:2015'),
  said('report-k1:xa:b:2015-H1'),
  said('report-k1:xa:b:2015-H1'),
  said('reports-not'),
];

describe('reports between two log sizes', () => {
  it('are each named once', async () => {
    const found = await reportsBetween(await projected([logIndex], LOG), 1, 5);
    expect(found).toEqual([{ plan: 'k1', duty: 'xa', reporter: 'b', period: '2015-H1' }]);
  });

  it('are looked for among the few events in between, never among all reports', async () => {
    const models = await projected([logIndex], LOG);
    let how = '';
    const spied = Object.assign(Object.create(models) as ReadModels, {
      all: async (sql: string, params: readonly number[]) => {
        how = (await models.all<{ detail: string }>(`explain query plan ${sql}`, params)).map(({ detail }) => detail).join('; ');
        return [];
      },
    });
    await reportsBetween(spied, 1, 5);
    expect(how).toMatch(/^SEARCH log_index\w* USING INTEGER PRIMARY KEY/);
  });
});
