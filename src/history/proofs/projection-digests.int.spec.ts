import type { ReadModels } from '@hieuhoc/projections';
import { projected, type Projected } from '../../platform/read-db/testing';
import { PROJECTIONS } from '../../projections.registry';
import { digestOf, digestsOf, SEALED_PROJECTIONS } from './projection-digests';

const FACTS = PROJECTIONS.filter(({ name }) => SEALED_PROJECTIONS.has(name));
const KEY = { indicator: 'ty-le', area: 'x1', period: '2015' };
const reported = (numerator: string): Projected => ({
  type: 'FigureReported',
  stream: 'figure-ty-le:x1:2015',
  data: { ...KEY, dataTo: '2015-12-31', value: { kind: 'ratio', numerator, denominator: '100' } },
});
const granted = (subject: string): Projected => ({
  type: 'RecognitionGranted',
  stream: `recognition-gia-dinh:${subject}`,
  revision: 0n,
  data: { title: 'gia-dinh', subject, grant: 0, area: 'x1', recognisedOn: '2015-01-02', validUntil: null, decision: {} },
});
const revoked = (subject: string): Projected => ({
  type: 'RecognitionRevoked',
  stream: `recognition-gia-dinh:${subject}`,
  revision: 1n,
  data: { title: 'gia-dinh', subject, grant: 0, revokedOn: '2016-01-01', decision: {}, reason: 'không còn đạt' },
});
const HISTORY = [reported('80'), granted('h1'), granted('h2'), revoked('h1')];
const opened = (account: string): Projected => ({ type: 'AccountOpened', stream: `account-${account}`, data: { account, kind: 'person' } });
const role = (type: 'RoleGranted' | 'RoleRevoked'): Projected => ({
  type,
  stream: 'account-a1',
  data: { account: 'a1', role: 'reporter', area: 'x1' },
});
const added: Projected = { type: 'EvidenceAdded', stream: 'evidence-e1', data: { ref: 'e1' } };
const published: Projected = { type: 'ReportPublished', stream: 'publication-p1', data: { code: 'AAAA', plan: 'p' } };
const erasure: Projected = { type: 'PersonalDataErased', stream: 'erasure-s1', revision: 0n, data: { ref: 's1' } };
const MORE = [
  opened('a1'),
  role('RoleGranted'),
  role('RoleRevoked'),
  { ...opened('a1'), type: 'AccountClosed' },
  added,
  published,
  erasure,
];

const read = (events: readonly Projected[]): Promise<ReadModels> => projected(FACTS, events);
async function digest(name: string, events: readonly Projected[], size: number): Promise<string> {
  const projection = FACTS.find((one) => one.name === name);
  if (projection === undefined) throw new Error(name);
  return (await digestOf(await read(events), projection, size)).digest;
}

describe('what read models held at a log size', () => {
  it('is of every one that says from when on its rows hold, by name', async () => {
    const digests = await digestsOf(await read(HISTORY), PROJECTIONS, 4);
    expect(digests.map(({ name }) => name)).toEqual([...SEALED_PROJECTIONS].toSorted());
    expect(digests.every(({ digest: one }) => /^[0-9a-f]{64}$/.test(one))).toBe(true);
  });

  it('is the same whatever was recorded since', async () => {
    for (const name of ['figure-facts', 'recognition-facts'])
      for (let size = 0; size <= HISTORY.length; size++)
        expect([name, size, await digest(name, HISTORY, size)]).toEqual([name, size, await digest(name, HISTORY.slice(0, size), size)]);
  });

  it('changes with each event that is about it, and with nothing else', async () => {
    const of = (name: string) => Promise.all([0, 1, 2, 3, 4].map((size) => digest(name, HISTORY, size)));
    const [figures, recognitions] = [await of('figure-facts'), await of('recognition-facts')];
    expect(figures.map((one) => figures.indexOf(one))).toEqual([0, 1, 1, 1, 1]);
    expect(recognitions.map((one) => recognitions.indexOf(one))).toEqual([0, 0, 2, 3, 4]);
  });

  it('changes with accounts and their roles, files, publications and erasures', async () => {
    const of = async (name: string) => {
      const digests = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((size) => digest(name, MORE, size)));
      return digests.map((one) => digests.indexOf(one));
    };
    expect(await of('account-facts')).toEqual([0, 1, 2, 3, 4, 4, 4, 4]);
    expect(await of('evidence-citations')).toEqual([0, 0, 0, 0, 0, 5, 5, 5]);
    expect(await of('publication-facts')).toEqual([0, 0, 0, 0, 0, 0, 6, 6]);
    expect(await of('erasure-facts')).toEqual([0, 0, 0, 0, 0, 0, 0, 7]);
    for (let size = 0; size <= MORE.length; size++)
      expect([size, await digest('account-facts', MORE, size)]).toEqual([size, await digest('account-facts', MORE.slice(0, size), size)]);
  });

  it('is made of the rows in this way for ever: what was sealed once is compared with it', async () =>
    expect([await digest('figure-facts', HISTORY, 4), await digest('recognition-facts', HISTORY, 4)]).toEqual([
      '0e17705da5f3de7718dd75006701d556b1ec21a2566338415698fccf8cc2f6c9',
      'ff0be602401cf7633c0682fdcb6943cc3729d973e38d269e723dcedb1440f4b2',
    ]));

  it('changes with a value', async () =>
    expect(await digest('figure-facts', [reported('81')], 1)).not.toBe(await digest('figure-facts', [reported('80')], 1)));
});
