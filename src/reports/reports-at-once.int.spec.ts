import { COMMUNES, PLAN } from '../../test/support/dong-trieu';
import { rowOf } from '../../test/support/plans';
import { as, Dossiers, figurePath, HOUSEHOLDS, path, spoken } from './dossiers.fixture';

const [fourteen = '', fifteen = '', sixteen = '', seventeen = '', ...many] = COMMUNES.slice(7);
let dossiers: Dossiers;
beforeAll(async () => {
  dossiers = await Dossiers.open();
});
afterAll(() => dossiers.system.stop());

describe('two acceptances at once', () => {
  it.each([
    ['without a condition', false],
    ['each on the revision both have seen', true],
  ])('one wins, the other is told who and when: %s', async (_, conditional) => {
    const area = conditional ? fourteen : fifteen;
    await dossiers.reportBoth(area);
    await dossiers.submit(area);
    const seen: Record<string, string> = conditional ? { 'If-Match': '"0"' } : {};
    const answers = await Promise.all(['tham-dinh-1', 'tham-dinh-2'].map((actor) => dossiers.accept(area, {}, { ...as(actor), ...seen })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { body } = await dossiers.seen(path(area));
    const lost = answers.find(({ status }) => status === 409)?.body;
    expect(lost).toMatchObject({ code: 'already-accepted', by: body.decidedBy, at: body.decidedAt });
    expect(lost.detail).toMatch(/đã được tham-dinh-[12] chấp nhận lúc \d\d:\d\d ngày/);
    expect(body.life).toHaveLength(2);
  });
});

/** Submitted 1280, corrected to 1290 while it was looked at: the acceptance is of 1280, in whatever order. */
async function coversWhatWasSubmitted(area: string): Promise<void> {
  expect(await dossiers.statusOf(area)).toMatchObject({ numerator: '1280', changedSinceVerified: 1 });
  expect(await dossiers.statusOf(area, 'reported')).toMatchObject({ numerator: '1290', changedSinceVerified: 1 });
  const { body } = await dossiers.seen(path(area));
  expect(body).toMatchObject({ state: 'accepted', changedSinceVerified: 1 });
  expect(body.figures[0]).toMatchObject({ revision: 0, review: 'verified', latestRevision: 1, changed: true });
}

describe('pain 13: what changed since it was approved', () => {
  it('a correction before the acceptance waits: the acceptance is of what was submitted', async () => {
    const area = sixteen;
    await dossiers.reportBoth(area);
    await dossiers.submit(area);
    expect((await dossiers.correct(area, '1290')).status).toBe(200);
    expect((await dossiers.accept(area)).status).toBe(200);
    await coversWhatWasSubmitted(area);
  });

  it('a correction after it waits too, and both orders leave the same', async () => {
    const area = seventeen;
    await dossiers.reportBoth(area);
    await dossiers.submit(area);
    expect((await dossiers.accept(area)).status).toBe(200);
    expect((await dossiers.correct(area, '1290')).status).toBe(200);
    await coversWhatWasSubmitted(area);
  });

  it('at the same moment either order is right, and none loses a word', async () => {
    for (const area of many) {
      await dossiers.reportBoth(area);
      await dossiers.submit(area);
      const both = await Promise.all([dossiers.accept(area), dossiers.correct(area, '1290')]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      await coversWhatWasSubmitted(area);
    }
  });

  it('what was corrected since is counted per area, and is listed', async () => {
    const changed = [sixteen, seventeen, ...many];
    expect(await rowOf(dossiers.system, { plan: PLAN, target: 'gia-dinh-2015', on: '2015-08-15' })).toMatchObject({
      changedSinceVerified: changed.length,
    });
    const { body } = await dossiers.seen('/api/figures?review=changed&period=2015-H1');
    expect(body.items.map(({ area }: { area: string }) => area)).toEqual(changed);
  });

  it('one figure is sent back without the rest, and comes again', async () => {
    const area = sixteen;
    await dossiers.submit(area);
    const figures = [{ ...spoken(area, HOUSEHOLDS), reason: 'Chưa khớp sổ' }];
    await dossiers.system.post(`${path(area)}/return`, { reason: 'Xem lại một số liệu', figures }, as('tham-dinh-1'));
    // The correction that waited was sent back; what was verified before stays so.
    expect((await dossiers.seen(figurePath(area))).body).toMatchObject({
      review: 'returned',
      returnedBecause: 'Chưa khớp sổ',
      verified: { revision: 0 },
    });
    await dossiers.correct(area, '1285', 1);
    await dossiers.submit(area);
    await dossiers.accept(area);
    expect(await dossiers.statusOf(area)).toMatchObject({ numerator: '1285', changedSinceVerified: 0 });
  });
});
