import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import { areasProjections } from '../areas/projections';
import { figureFacts } from '../figures';
import { indicatorsProjections } from '../indicators/projections';
import { projected, type Projected } from '../platform/read-db/testing';
import { recognitionsProjections } from '../recognitions';
import { generatedUnder } from './generated';

const area = (id: string, parent: string | null): Projected => ({
  stream: 'hierarchy',
  type: 'AreaEstablished',
  data: { on: '2010-01-01', area: { id, name: id, level: parent === null ? 'district' : 'commune', kind: 'xã', parent } },
});
const defined = (code: string, more: object = {}): Projected => ({
  stream: `indicator-${code}`,
  type: 'IndicatorDefined',
  data: {
    code,
    name: code,
    definition: code,
    unit: 'hộ',
    measure: 'count',
    periods: ['year'],
    reportedAt: ['commune'],
    area: 'sum',
    time: 'last',
    ...more,
  },
});
const figure = (indicator: string, of: string, type: string, data: Projected['data'], revision = 0n): Projected => ({
  stream: `figure-${indicator}:${of}:2015`,
  revision,
  type,
  data,
});
const value = { value: { kind: 'count', value: '7' }, dataTo: '2015-12-31' };
const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện' };

const LOG: readonly Projected[] = [
  area('d1', null),
  area('a1', 'd1'),
  area('a2', 'd1'),
  area('d2', null),
  defined('so-ho'),
  defined('ho-hieu-hoc', { from: { recognitions: 'gia-dinh-hieu-hoc', of: 'so-ho' } }),
  figure('so-ho', 'd2', 'FigureReported', value),
  figure('so-ho', 'a1', 'FigureReported', { ...value, sample: true }),
  figure('so-ho', 'a1', 'FigureWithdrawn', { reason: 'nhập thử' }, 1n),
  { stream: 'subject-s1', type: 'SubjectRegistered', data: { ref: 's1', kind: 'household', area: 'd2' } },
  {
    stream: 'recognition-gia-dinh-hieu-hoc:s1',
    type: 'RecognitionGranted',
    data: {
      title: 'gia-dinh-hieu-hoc',
      subject: 's1',
      grant: 1,
      decision,
      area: 'd2',
      recognisedOn: '2015-11-20',
      validUntil: null,
      sample: true,
    },
  },
];
const AREAS = ['d1', 'a1', 'a2', 'd2'];

/** The areas whose rows say that they rest on something generated. */
async function marked(indicator: string, logSize: number): Promise<string[]> {
  const read: ReadModels = await projected([...areasProjections, ...indicatorsProjections, figureFacts, ...recognitionsProjections], LOG);
  const changes = await hierarchyChangesAt(read, logSize);
  const isGenerated = await generatedUnder(read, { logSize, changes, indicators: [indicator] });
  return AREAS.filter((one) => isGenerated({ indicator, area: one }));
}

describe('a row rests on what was generated', () => {
  it('where a generated figure is its own or one under it, not beside it', async () =>
    expect(await marked('so-ho', 8)).toEqual(['d1', 'a1']));

  it('until that figure is withdrawn', async () => expect(await marked('so-ho', 9)).toEqual([]));

  it('where its population is', async () => expect(await marked('ho-hieu-hoc', 8)).toEqual(['d1', 'a1']));

  it('where a grant that it counts is', async () => expect(await marked('ho-hieu-hoc', 11)).toEqual(['d2']));
});
