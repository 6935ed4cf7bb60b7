import { Forbidden } from '../platform/access/access.errors';
import type { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import type { Vault } from '../platform/vault';
import { Names } from './names';

const recogniser: Identity = { account: 'a-1', kind: 'person', secondFactor: false };
const asked: string[] = [];
const here: Pick<Access, 'require'> = {
  require: (_, action, area) => {
    asked.push(`${action} ${area}`);
    return area === 'an-sinh' ? Promise.resolve() : Promise.reject(new Forbidden({ action, area, relation: null, roles: [] }));
  },
};
const vault: Pick<Vault, 'open'> = { open: ({ ref }) => (ref === 'erased' ? null : { name: `Tên của ${ref}` }) };
const household = (ref: string) => ({ ref, name: null, commitment: 'h' });

describe('names for one who asks', () => {
  it('are opened where he may read them, and nowhere else; each area is asked about once', async () => {
    const seen = new Names(vault, here).seenBy(recogniser);
    expect(await seen(household('ho-1'), 'an-sinh')).toBe('Tên của ho-1');
    expect(await seen(household('ho-2'), 'an-sinh')).toBe('Tên của ho-2');
    expect(await seen(household('ho-3'), 'mao-khe')).toBeNull();
    expect(asked).toEqual(['name.read an-sinh', 'name.read mao-khe']);
  });

  it('that are erased are none', async () =>
    expect(await new Names(vault, here).seenBy(recogniser)(household('erased'), 'an-sinh')).toBeNull());

  it('of organisations and places are for everybody', async () =>
    expect(await new Names(vault, undefined).seenBy(null)({ ref: 'truong-1', name: 'Trường', commitment: null }, 'mao-khe')).toBe(
      'Trường',
    ));

  it('are for nobody where nobody can be asked', async () =>
    expect(await new Names(vault, undefined).seenBy(recogniser)(household('ho-1'), 'an-sinh')).toBeNull());

  it('fail where the rights cannot be read', async () => {
    const broken = { require: () => Promise.reject(new Error('disk')) };
    await expect(new Names(vault, broken).seenBy(recogniser)(household('ho-1'), 'an-sinh')).rejects.toThrow('disk');
  });
});
