import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';

const NAME = 'Nguyễn Thị Hoa Mẫu Đơn';
const reader = { 'X-Actor': 'can-bo-1' };
const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
const household = (more: object = {}) => ({ ref: 'ho-1', kind: 'household', area: 'an-sinh', name: NAME, ...more });

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const one of [area('22.205', 'district', null), area('an-sinh', 'commune', '22.205'), area('mao-khe', 'commune', '22.205')])
    await ask.done('/api/areas', one);
  await system.post('/api/subjects', household(), { 'Idempotency-Key': 'dang-ky-1' });
  await ask.done('/api/subjects', household({ ref: 'ho-2', name: 'Trần Văn An' }));
  await ask.done('/api/subjects', household({ ref: 'ho-3', area: 'mao-khe', name: 'Trần Văn Bình' }));
  await ask.done('/api/subjects', { ref: 'truong-1', kind: 'unit', area: 'an-sinh', name: 'Trường Tiểu học An Sinh' });
}, 60_000);
afterAll(() => system.stop());

describe('the name of a household', () => {
  it('is read by who may, where the household lives', async () => {
    expect((await system.get('/api/subjects/ho-1', reader)).body.name).toBe(NAME);
  });

  it.each([
    ['/api/subjects?area=an-sinh&q=hoa%20mau', ['ho-1']],
    ['/api/subjects?area=22.205&q=TRAN%20van', ['ho-2', 'ho-3']],
    ['/api/subjects?area=22.205&q=tran%20van&limit=1', ['ho-2']],
    ['/api/subjects?area=mao-khe&q=hoa', []],
    ['/api/subjects?q=hoa%20mau', []],
    ['/api/subjects?q=an%20sinh', ['truong-1']],
  ])('%s finds %j, without accents, within an area', async (path, refs) => {
    const { body } = await system.get(path, reader);
    expect(body.items.map(({ ref }: { ref: string }) => ref)).toEqual(refs);
    if (path.includes('limit')) {
      const next = await system.get(`${path}&cursor=${body.next}`, reader);
      expect([next.body.items.map(({ ref }: { ref: string }) => ref), next.body.next]).toEqual([['ho-3'], null]);
    }
  });
});
