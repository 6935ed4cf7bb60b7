import type { Row } from '@hieuhoc/projections';
import { ProjectionHarness, type Said } from '../../platform/read-db/testing';
import { recognitionsProjections } from '.';

const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện' };
const named = { title: 'don-vi-hoc-tap', subject: 's-1', grant: 1, decision };

const before: readonly Said[] = [
  { type: 'RecognitionGranted', data: { ...named, area: 'an-sinh', recognisedOn: '2015-11-20', validUntil: '2018-11-20' } },
  { type: 'RecognitionRenewed', data: { ...named, renewedOn: '2018-11-10', validUntil: '2021-11-20' } },
];
const after: Said = { type: 'RecognitionRevoked', data: { ...named, revokedOn: '2020-03-01' } };
const unit = { code: 'don-vi-hoc-tap', name: 'Đơn vị học tập', subject: 'unit', grantedBy: 'district', validity: 'none', yearly: false };

let harness: ProjectionHarness;
beforeAll(async () => {
  harness = await ProjectionHarness.open();
});
afterAll(() => harness.close());

const TABLES = ['recognition', 'subject', 'subject_home', 'title_fact'];
const rows = async (): Promise<readonly (readonly Row[])[]> =>
  Promise.all(TABLES.map((table) => harness.read.all(`select * from ${table} order by 1, 2, 3, 4`)));

it('a rebuild gives the rows that were there, as does what came in live', async () => {
  await harness.append('title-don-vi-hoc-tap', { type: 'TitleDefined', data: unit });
  await harness.append('subject-s-1', { type: 'SubjectRegistered', data: { ref: 's-1', kind: 'unit', area: 'an-sinh' } });
  await harness.append('recognition-don-vi-hoc-tap:s-1', ...before);
  await harness.started(...recognitionsProjections);
  await harness.append('recognition-don-vi-hoc-tap:s-1', after);
  await harness.append('subject-s-1', { type: 'SubjectMoved', data: { ref: 's-1', area: 'binh-khe', on: '2019-01-01' } });
  await harness.caughtUp();
  const live = await rows();
  expect(live.map((table) => table.length)).toEqual([3, 1, 2, 1]);
  for (const { name } of recognitionsProjections) await harness.rebuilt(name);
  expect(await rows()).toEqual(live);
});
