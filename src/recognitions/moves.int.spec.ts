import { askingOf } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';

const ADMINISTRATOR = { 'X-Actor': 'demo-quan-tri' };
const HOUSEHOLD = '/api/subjects/ho-1';

let system: System;
beforeAll(async () => {
  system = await startSystem();
  const ask = askingOf(system);
  const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
  for (const one of [area('huyen', 'district', null), area('xa-1', 'commune', 'huyen'), area('xa-2', 'commune', 'huyen')])
    await ask.done('/api/areas', one);
  await ask.done('/api/subjects', { ref: 'ho-1', kind: 'household', area: 'xa-1' });
  for (const [account, place] of [
    ['can-bo-xa-1', 'xa-1'],
    ['can-bo-xa-2', 'xa-2'],
    ['can-bo-huyen', 'huyen'],
  ]) {
    await system.post('/api/accounts', { account, kind: 'person' }, ADMINISTRATOR);
    await system.post(`/api/accounts/${account}/roles`, { role: 'clerk', area: place, reason: 'phân công' }, ADMINISTRATOR);
  }
});
afterAll(() => system.stop());

const moved = async (account: string): Promise<readonly unknown[]> => {
  const { status, body } = await system.post(`${HOUSEHOLD}/moves`, { area: 'xa-2', on: '2016-05-01' }, { 'X-Actor': account });
  return [status, body.code, body.area];
};

it('nobody puts a household into the register of another, nor takes it out of one: who keeps both moves it', async () => {
  expect(await moved('can-bo-xa-1')).toEqual([403, 'forbidden', 'xa-2']);
  expect(await moved('can-bo-xa-2')).toEqual([403, 'forbidden', 'xa-1']);
  expect(await moved('can-bo-huyen')).toEqual([200, undefined, undefined]);
  expect((await system.get(`${HOUSEHOLD}?on=2016-05-01&after=${system.position}`)).body.area).toBe('xa-2');
});
