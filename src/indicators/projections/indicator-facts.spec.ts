import { projected, type Projected } from '../../platform/read-db/testing';
import { indicatorQueries, indicatorsAt } from '../indicators.queries';
import { normalIndicator } from '../normal-indicator';
import { indicatorsProjections } from '.';

const households = normalIndicator({
  code: 'gia-dinh-hieu-hoc',
  name: 'Gia đình hiếu học',
  definition: 'Tỷ lệ hộ',
  unit: '%',
  measure: 'ratio',
  periods: ['year'],
  reportedAt: ['commune'],
});
const of = (code: string, type: string, data: Projected['data'], revision: bigint): Projected => ({
  type,
  stream: `indicator-${code}`,
  data,
  revision,
});
const revised = (effectiveOn: string, changes: object): Projected['data'] => ({
  code: households.code,
  effectiveOn,
  changes: { ...changes },
});

const history: readonly Projected[] = [
  of('gia-dinh-hieu-hoc', 'IndicatorDefined', households, 0n),
  of('so-ho', 'IndicatorDefined', { ...households, code: 'so-ho', measure: 'count' }, 0n),
  of('gia-dinh-hieu-hoc', 'IndicatorRevised', revised('2020-01-01', { name: 'Tên 2020', breakdowns: ['sex'] }), 1n),
  of('gia-dinh-hieu-hoc', 'IndicatorRevised', revised('2016-01-01', { name: 'Tên 2016' }), 2n),
  of('so-ho', 'IndicatorRetired', { code: 'so-ho', effectiveOn: '2021-01-01' }, 1n),
];

describe('definitions as they were known', () => {
  it('are folded from the facts up to a log size, revisions by the day from which they hold', async () => {
    const read = await projected(indicatorsProjections, history);
    expect([...(await indicatorsAt(read, 0)).keys()]).toEqual([]);
    expect((await indicatorsAt(read, 2)).get('gia-dinh-hieu-hoc')).toEqual(households);
    expect((await indicatorsAt(read, 4)).get('gia-dinh-hieu-hoc')).toEqual({ ...households, name: 'Tên 2020', breakdowns: ['sex'] });
    const known = await indicatorQueries.at(read, 5);
    expect(known.get('gia-dinh-hieu-hoc')).toMatchObject({ revision: 2, retiredOn: null });
    expect(known.get('so-ho')).toMatchObject({ revision: 1, retiredOn: '2021-01-01' });
  });

  it('are the same object while no fact comes in between', async () => {
    const read = await projected(indicatorsProjections, history);
    expect(await indicatorsAt(read, 99)).toBe(await indicatorsAt(read, 5));
    expect(await indicatorsAt(read, 4)).not.toBe(await indicatorsAt(read, 5));
  });

  it('one instant is told from another by the index of log sizes', async () => {
    const read = await projected(indicatorsProjections, history);
    const plan = await read.all<{ detail: string }>(
      'explain query plan select event_id from indicator_fact where log_size <= ? order by log_size desc limit 1',
      [3],
    );
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING INDEX \S*indicator_fact_by_log_size/);
  });
});
