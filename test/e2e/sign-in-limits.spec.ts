import crypto from 'node:crypto';
import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../support/signed-in';

const from = (address: string): Record<string, string> => ({ 'X-Forwarded-For': address });

describe('guessing', () => {
  let system: Guarded;
  let administrator: Client;
  beforeAll(async () => {
    system = await startGuarded({ HIEUHOC_TRUSTED_PROXIES: 'loopback' });
    administrator = await system.administrator();
    system.freeze();
  });
  afterAll(() => system.stop());

  const guess = async (login: string, times: number, address: string): Promise<string[]> => {
    const codes: string[] = [];
    for (let n = 0; n < times; n++) codes.push((await system.client(from(address)).signIn(login, `đoán lần thứ ${n} nhé`)).body.code);
    return codes;
  };

  it('slows down from the sixth failure on, doubling, for that place alone', async () => {
    await newPerson(system, administrator, 'bi-doan');
    const codes = await guess('bi-doan', 8, '203.0.113.7');
    expect(codes).toEqual([...Array<string>(6).fill('sign-in-refused'), 'too-many-attempts', 'too-many-attempts']);
    const blocked = await system.client(from('203.0.113.7')).signIn('bi-doan', PASSWORD);
    expect(blocked).toMatchObject({ status: 429, body: { code: 'too-many-attempts', retryAfter: 1 } });
    expect(blocked.headers.get('Retry-After')).toBe('1');
    system.pass(1_000);
    expect((await guess('bi-doan', 1, '203.0.113.7'))[0]).toBe('sign-in-refused');
    expect((await system.client(from('203.0.113.7')).signIn('bi-doan', PASSWORD)).body).toMatchObject({ retryAfter: 2 });
  });

  it('never locks a colleague out: from elsewhere the right password is good at once', async () => {
    await newPerson(system, administrator, 'dong-nghiep');
    await guess('dong-nghiep', 8, '203.0.113.8');
    expect((await system.client(from('198.51.100.4')).signIn('dong-nghiep', PASSWORD)).status).toBe(200);
  });

  it('nor on a device that has signed in before, though it shares the address with who guesses', async () => {
    const { client } = await newPerson(system, administrator, 'cung-phong');
    client.cookies.delete('hieuhoc');
    const office = { ...from('203.0.113.9') };
    const known = system.client(office);
    await known.signIn('cung-phong', PASSWORD);
    known.cookies.delete('hieuhoc');
    await guess('cung-phong', 8, '203.0.113.9');
    expect((await system.client(office).signIn('cung-phong', PASSWORD)).status).toBe(429);
    expect((await known.signIn('cung-phong', PASSWORD)).status).toBe(200);
  });

  it('a device cookie of one’s own does not open the way to another account', async () => {
    const { client } = await newPerson(system, administrator, 'ke-gian');
    await newPerson(system, administrator, 'nan-nhan');
    for (let n = 0; n < 7; n++) await client.signIn('nan-nhan', `đoán lần thứ ${n} nhé`);
    expect((await client.signIn('nan-nhan', PASSWORD)).status).toBe(429);
  });

  it('an unknown name is slowed like a known one', async () => {
    expect(await guess('khong-co-that', 8, '203.0.113.10')).toEqual(await guess('quan-tri', 8, '203.0.113.11'));
  });

  it('many names from one place are slowed too', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 53; n++) codes.push(...(await guess(`ten-${n}`, 1, '203.0.113.12')));
    expect(codes.filter((code) => code === 'too-many-attempts').length).toBeGreaterThan(0);
    expect(codes.slice(0, 50)).not.toContain('too-many-attempts');
  });

  it('codes cannot be guessed by asking for the password in between', async () => {
    const { client } = await newPerson(system, administrator, 'doan-ma');
    await client.enrol(PASSWORD);
    system.pass(60_000);
    const answers: string[] = [];
    for (let n = 0; n < 12; n++) {
      const thief = system.client(from('203.0.113.13'));
      answers.push((await thief.signIn('doan-ma', PASSWORD)).body.code);
      answers.push((await thief.signIn('doan-ma', PASSWORD, '123456')).body.code);
    }
    expect(answers.filter((code) => code === 'sign-in-refused').length).toBeLessThanOrEqual(6);
    expect(answers.at(-1)).toBe('too-many-attempts');
  });

  it('many at once gain nothing over one after the other', async () => {
    await newPerson(system, administrator, 'cung-luc');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => system.client(from('203.0.113.14')).signIn('cung-luc', `đoán lần thứ ${n} nhé`)),
    );
    expect(answers.filter(({ body }) => body.code === 'sign-in-refused').length).toBeLessThanOrEqual(6);
  });

  it('takes the same hash for a name that is nobody’s as for one that exists', async () => {
    await newPerson(system, administrator, 'do-gio');
    const hashing = jest.spyOn(crypto, 'argon2');
    const hashesFor = async (name: string) => {
      hashing.mockClear();
      expect((await system.client(from('198.51.100.20')).signIn(name, 'một mật khẩu sai nào đó')).status).toBe(401);
      return hashing.mock.calls.map(([algorithm, { message, nonce: _, ...cost }]) => ({ algorithm, message, ...cost }));
    };
    const known = await hashesFor('do-gio');
    const unknown = await hashesFor('khong-ai-ca');
    hashing.mockRestore();
    expect(known).toHaveLength(1);
    expect(unknown).toEqual(known);
  });
});
