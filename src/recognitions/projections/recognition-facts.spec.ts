import type { Recognition, Subject } from '@hieuhoc/indicator-maths';
import { projected } from '../../platform/read-db/testing';
import type { RecognitionEvent } from '../recognition.events';
import { recognitionsOf, subjectsOf } from '../recognition.queries';
import type { SubjectEvent } from '../subject.events';
import { recognitionsProjections } from '.';

const title = 'don-vi-hoc-tap';
const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện' };
const registered = (ref: string, area: string, from?: string): SubjectEvent => ({
  type: 'SubjectRegistered',
  data: { ref, kind: 'unit', area, ...(from !== undefined && { from }) },
});
const moved = (ref: string, area: string, on: string): SubjectEvent => ({ type: 'SubjectMoved', data: { ref, area, on } });
const granted = (subject: string, grant: number, recognisedOn: string, validUntil: string | null): RecognitionEvent => ({
  type: 'RecognitionGranted',
  data: { title, subject, grant, area: 'an-sinh', decision, recognisedOn, validUntil },
});
const renewed = (subject: string, grant: number, validUntil: string): RecognitionEvent => ({
  type: 'RecognitionRenewed',
  data: { title, subject, grant, decision, renewedOn: '2018-11-10', validUntil },
});
const revoked = (subject: string, grant: number, revokedOn: string): RecognitionEvent => ({
  type: 'RecognitionRevoked',
  data: { title, subject, grant, decision, revokedOn },
});

const history: readonly (RecognitionEvent | SubjectEvent)[] = [
  registered('s-1', 'an-sinh'),
  registered('s-2', 'binh-khe', '2014-01-01'),
  granted('s-1', 1, '2015-11-20', '2018-11-20'),
  granted('s-2', 1, '2015-11-20', null),
  moved('s-2', 'mao-khe', '2018-01-01'),
  renewed('s-1', 1, '2021-11-20'),
  moved('s-2', 'an-sinh', '2016-01-01'),
  revoked('s-2', 1, '2017-03-01'),
  renewed('s-1', 1, '2024-11-20'),
  granted('s-2', 2, '2019-01-01', '2022-01-01'),
  moved('s-2', 'binh-khe', '2018-01-01'),
  revoked('s-1', 1, '2015-11-20'),
  granted('s-1', 2, '2015-11-20', '2018-11-20'),
];

/** The same, folded by hand from the events up to a log size. */
function foldedGrants(logSize: number): Recognition[] {
  const grants = new Map<string, Recognition>();
  for (const { type, data } of history.slice(0, logSize)) {
    if (type === 'SubjectRegistered' || type === 'SubjectMoved') continue;
    const key = `${data.subject} ${data.grant}`;
    const before = grants.get(key);
    if (type === 'RecognitionGranted')
      grants.set(key, { title, subject: data.subject, recognisedOn: data.recognisedOn, validUntil: data.validUntil, revokedOn: null });
    else if (before !== undefined)
      grants.set(key, { ...before, ...(type === 'RecognitionRenewed' ? { validUntil: data.validUntil } : { revokedOn: data.revokedOn }) });
  }
  return [...grants.values()];
}

const inOrder = (recognitions: readonly Recognition[]): string[] => recognitions.map((one) => JSON.stringify(one)).toSorted();

describe('the grants of a title', () => {
  it('are those known at any log size, as they were known then', async () => {
    const read = await projected(recognitionsProjections, history);
    for (let logSize = 0; logSize <= history.length; logSize++)
      expect(inOrder(await recognitionsOf(read, title, logSize))).toEqual(inOrder(foldedGrants(logSize)));
    expect(await recognitionsOf(read, 'khac', history.length)).toEqual([]);
  });

  it('bring their subjects with the homes known then, in the order of their days', async () => {
    const read = await projected(recognitionsProjections, history);
    const homes = async (logSize: number): Promise<Record<string, Subject['homes']>> =>
      Object.fromEntries((await subjectsOf(read, title, logSize)).map((subject) => [subject.ref, subject.homes]));
    expect(await homes(2)).toEqual({});
    expect(await homes(4)).toEqual({ 's-1': [{ from: null, area: 'an-sinh' }], 's-2': [{ from: '2014-01-01', area: 'binh-khe' }] });
    expect((await homes(7))['s-2']).toEqual([
      { from: '2014-01-01', area: 'binh-khe' },
      { from: '2016-01-01', area: 'an-sinh' },
      { from: '2018-01-01', area: 'mao-khe' },
    ]);
    expect((await homes(history.length))['s-2']?.at(-1)).toEqual({ from: '2018-01-01', area: 'binh-khe' });
  });

  it('are found through the key, not by looking at every row', async () => {
    const read = await projected(recognitionsProjections, history);
    const plan = await read.all<{ detail: string }>('explain query plan select * from recognition where title = ? and known_from <= ?', [
      title,
      9,
    ]);
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING PRIMARY KEY \(title=\?\)/);
    const homes = await read.all<{ detail: string }>('explain query plan select * from subject_home where ref = ? and known_from <= ?', [
      's-1',
      9,
    ]);
    expect(homes.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING COVERING INDEX \w*by_ref \(ref=\?/);
  });
});
