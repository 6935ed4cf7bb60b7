import { join } from 'node:path';
import type { ReadModels } from '@hieuhoc/projections';
import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';
import { openReadModels } from '../platform/read-db';
import { recognisedAt } from './recognised';
import { recognitionsOf, subjectsOf } from './recognition.queries';

const TITLE = 'gia-dinh-hieu-hoc';
const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện' };
const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });

let system: System;
let ask: Asking;
let read: ReturnType<typeof openReadModels>;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const one of [area('huyen', 'district', null), area('an-sinh', 'commune', 'huyen'), area('binh-khe', 'commune', 'huyen')])
    await ask.done('/api/areas', one);
  await ask.done('/api/titles', {
    code: TITLE,
    name: 'Gia đình hiếu học',
    subject: 'household',
    grantedBy: 'commune',
    validity: { months: 36 },
  });
  read = openReadModels(join(system.directory, 'read.db'));
}, 60_000);
afterAll(async () => {
  read.close();
  await system.stop();
});

const grant = (subject: string): Promise<unknown> =>
  ask.done('/api/recognitions', { title: TITLE, subject, area: 'an-sinh', decision, recognisedOn: '2015-11-20' });
const register = (ref: string): Promise<unknown> => ask.done('/api/subjects', { ref, kind: 'household', area: 'an-sinh' });
const size = async (): Promise<number> => (await ask.seen('/api/areas')).body.asOf.logSize;
const fresh = async (models: ReadModels, logSize: number) => ({
  recognitions: await recognitionsOf(models, TITLE, logSize),
  subjects: new Map((await subjectsOf(models, TITLE, logSize)).map((subject) => [subject.ref, subject])),
});

describe('what is kept of the recognitions of a title', () => {
  it('is what would be read now, after each thing that can happen to them and at every moment before', async () => {
    const happened = [
      () => register('ho-1'),
      () => grant('ho-1'),
      () => register('ho-2'),
      () => grant('ho-2'),
      () => ask.done(`/api/subjects/ho-1/moves`, { area: 'binh-khe', on: '2016-05-01' }),
      () => ask.done(`/api/recognitions/${TITLE}/ho-1/renewals`, { decision, renewedOn: '2018-10-01' }),
      () => ask.done(`/api/recognitions/${TITLE}/ho-2/revocation`, { decision, revokedOn: '2017-01-01', reason: 'rời địa bàn' }),
    ];
    for (const happens of happened) {
      await happens();
      for (let logSize = await size(); logSize > 0; logSize--) {
        expect(await recognisedAt(read, TITLE, logSize)).toEqual(await fresh(read, logSize));
        const now = await size();
        expect(await recognisedAt(read, TITLE, now)).toEqual(await fresh(read, now));
      }
    }
  });

  it('is read again only after one of them', async () => {
    const before = await recognisedAt(read, TITLE, await size());
    await ask.done('/api/areas', area('mao-khe', 'commune', 'huyen'));
    expect(await recognisedAt(read, TITLE, await size())).toBe(before);
    await register('ho-3');
    expect(await recognisedAt(read, TITLE, await size())).not.toBe(before);
  });
});
