import { HASH_OF_NOBODY, hashPassword, passwordMatches } from './password-hash';

describe('a password hash', () => {
  it('is Argon2id with two passes over 19 MiB, its own salt each time', async () => {
    const [one, two] = await Promise.all([hashPassword('con mèo vàng'), hashPassword('con mèo vàng')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches('con mèo vàng', one)).toBe(true);
    expect(await passwordMatches('con mèo đen', one)).toBe(false);
  });

  it('is what other programmes make of it (RFC 9106, by the reference tool)', async () => {
    // A vector of the reference implementation's own tests (phc-winner-argon2, src/test.c).
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await passwordMatches('password', reference)).toBe(true);
    expect(await passwordMatches('differentpassword', reference)).toBe(false);
  });

  it('takes the same letters from another keyboard', async () => {
    expect(await passwordMatches('mèo'.normalize('NFD'), await hashPassword('mèo'.normalize('NFC')))).toBe(true);
  });

  it('of nobody is matched by nothing', async () => expect(await passwordMatches('', HASH_OF_NOBODY)).toBe(false));
});
