import type { System } from '../../test/support/system';
import { NAME, namesSystem } from './names.fixture';

const reader = { 'X-Actor': 'can-bo-1' };

let system: System;
beforeAll(async () => {
  system = await namesSystem();
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
