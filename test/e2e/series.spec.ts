import { figurePath, FIRST, issueSmall, RATIO } from '../support/ground';
import { startSystem, type System } from '../support/system';

const PLAN = 'ke-hoach-thu';
const OF_ONE = `/api/status/series?plan=${PLAN}&target=chi-tieu-thu&on=2015-12-31`;

let system: System;
let before: string;

beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
  await system.put(figurePath('x1', '2013'), { numerator: '60', denominator: '100' }, FIRST);
  await system.put(figurePath('x2', '2013'), { numerator: '40', denominator: '100' }, FIRST);
  before = String((await system.put(figurePath('x1', '2014'), { numerator: '70', denominator: '100' }, FIRST)).headers.get('X-Log-Size'));
  await system.put(figurePath('x1', '2015'), { numerator: '80', denominator: '100' }, FIRST);
});
afterAll(() => system.stop());

const values = async (more: string): Promise<unknown> => {
  const { body } = await system.get(`${OF_ONE}&after=${system.position ?? ''}${more}`);
  return body.items[0].points.map(({ period, value }: { period: string; value: string | null }) => [period, value]);
};

describe('a target through time', () => {
  it('has a value a slot, as the rows of that slot say it', async () => {
    const points = await values('');
    // (60 + 40) / 200 = 50 %
    expect(points).toEqual([
      ['2013', '50.00'],
      ['2014', '70.00'],
      ['2015', '80.00'],
    ]);
    const { body } = await system.get(`/api/status?plan=${PLAN}&target=chi-tieu-thu&on=2015-12-31&period=2013&depth=0`);
    expect(body.items[0]).toMatchObject({ value: '50.00', indicator: RATIO });
  });

  it('is that of an area asked for, and of what was known', async () => {
    expect(await values('&area=x2')).toEqual([
      ['2013', '40.00'],
      ['2014', null],
      ['2015', null],
    ]);
    expect(await values(`&asOf=${before}`)).toEqual([
      ['2013', '50.00'],
      ['2014', '70.00'],
      ['2015', null],
    ]);
  });

  it('says the span and what was to be met', async () => {
    const { body } = await system.get(OF_ONE);
    expect(body.items[0]).toMatchObject({ plan: PLAN, area: 'h', from: '2013-01-01', steps: [{ from: '2013-01-01' }] });
  });

  it('comes for every target of the plan, page by page', async () => {
    const { body: all } = await system.get(`/api/status/series?plan=${PLAN}&on=2015-12-31`);
    const { body: first } = await system.get(`/api/status/series?plan=${PLAN}&on=2015-12-31&limit=1`);
    expect(first.items).toHaveLength(1);
    expect(all.next).toBeNull();
    if (all.items.length > 1) {
      const { body: second } = await system.get(`/api/status/series?plan=${PLAN}&on=2015-12-31&limit=1&cursor=${first.next}`);
      expect(second.items[0].target).toBe(all.items[1].target);
    }
  });

  it('of what is not known refuses by name', async () => {
    expect((await system.get('/api/status/series?plan=khong-co')).body.code).toBe('unknown-plan');
    expect((await system.get(`/api/status/series?plan=${PLAN}&area=khong-co`)).body.code).toBe('unknown-area');
  });
});
