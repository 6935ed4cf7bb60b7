import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';

const decision = { number: '12/QĐ-UBND', issuedOn: '2023-12-15', issuer: 'UBND huyện' };
const community = {
  code: 'cong-dong-hoc-tap-cap-xa',
  name: 'Cộng đồng học tập cấp xã',
  subject: 'community',
  grantedBy: 'district',
  validity: { until: 'year-end', years: 3 },
  criteria: {
    kind: 'all-of',
    version: 'tt-25-2023',
    levels: [
      { level: 'muc-1', name: 'Mức 1' },
      { level: 'muc-2', name: 'Mức 2', upgrade: { from: 'muc-1', months: 12 } },
    ],
  },
};
const grant = (recognisedOn: string, level: string): object => ({
  title: community.code,
  subject: 'cong-dong',
  area: 'an-sinh',
  decision,
  recognisedOn,
  level,
});

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
  for (const one of [area('22.205', 'district', null), area('an-sinh', 'commune', '22.205')]) await ask.done('/api/areas', one);
  await ask.done('/api/titles', community);
  await ask.done('/api/subjects', { ref: 'cong-dong', kind: 'community', area: 'an-sinh', name: 'Cộng đồng xã An Sinh' });
  await ask.done('/api/recognitions', grant('2024-03-15', 'muc-1'));
}, 60_000);
afterAll(() => system.stop());

describe('level 2 of a title that asks for twelve months', () => {
  it('is refused a day before they are over, and granted in the place of level 1 when they are', async () => {
    expect(await ask.refused('/api/recognitions', grant('2025-03-14', 'muc-2'))).toEqual([409, 'upgrade-too-early']);
    await ask.done('/api/recognitions', grant('2025-03-15', 'muc-2'));
    const levels = async (on: string): Promise<unknown> =>
      (await ask.seen(`/api/recognitions?title=${community.code}&on=${on}`)).body.items.map(
        ({ level, validUntil }: Record<string, unknown>) => [level, validUntil],
      );
    expect(await levels('2025-03-14')).toEqual([['muc-1', '2027-12-31']]);
    expect(await levels('2025-03-15')).toEqual([['muc-2', '2028-12-31']]);
  });

  it('cannot be asked for from a level that the title does not have', async () => {
    const levels = [{ level: 'muc-1', name: 'Mức 1', upgrade: { from: 'muc-0', months: 12 } }];
    const other = { ...community, code: 'khac', criteria: { ...community.criteria, levels } };
    expect(await ask.refused('/api/titles', other)).toEqual([422, 'malformed']);
  });

  it('follows the criteria in force on the day: a revision holds from its day on, older grants keep their version', async () => {
    const criteria = { ...community.criteria, version: 'sua-doi-2026', levels: [{ level: 'muc-1', name: 'Mức 1' }] };
    await ask.done(`/api/titles/${community.code}/revisions`, { effectiveOn: '2026-01-01', decision, criteria });
    const versions = async (state: string): Promise<unknown> =>
      (await ask.seen(`/api/recognitions?title=${community.code}&state=${state}`)).body.items.map(
        ({ criteriaVersion }: { criteriaVersion: string }) => criteriaVersion,
      );
    expect(await versions('all')).toEqual(['tt-25-2023', 'tt-25-2023']);
    await ask.done('/api/subjects', { ref: 'cong-dong-2', kind: 'community', area: 'an-sinh', name: 'Cộng đồng hai' });
    const anew = (recognisedOn: string, level: string): object => ({ ...grant(recognisedOn, level), subject: 'cong-dong-2' });
    expect(await ask.refused('/api/recognitions', anew('2026-01-01', 'muc-2'))).toEqual([409, 'level-not-of-title']);
    await ask.done('/api/recognitions', anew('2025-12-31', 'muc-2'));
  });
});
