import { Allowance } from './allowance';

const DAY = Date.UTC(2026, 10, 20, 3);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: unknown) => (typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : error),
  );

describe('how much an account may add', () => {
  let now = DAY;
  const allowance = new Allowance(100, () => new Date(now));
  const send = (account: string, size: number): Promise<unknown> =>
    codeOf(
      allowance.during(account, (allow) => {
        allow(size);
        return Promise.resolve({ size });
      }),
    );

  it('is counted by account and day in Viet Nam, and what was refused does not count', async () => {
    expect(await send('a', 60)).toBe('taken');
    expect(await send('a', 41)).toBe('evidence-allowance-spent');
    expect(await send('a', 40)).toBe('taken');
    expect(await send('a', 1)).toBe('evidence-allowance-spent');
    expect(await send('b', 100)).toBe('taken');
    now = Date.UTC(2026, 10, 20, 17);
    expect(await send('a', 100)).toBe('taken');
  });

  it('is four files at once', async () => {
    const open: (() => void)[] = [];
    const sending = Array.from({ length: 4 }, () =>
      allowance.during('c', () => new Promise<{ size: number }>((done) => open.push(() => done({ size: 1 })))),
    );
    expect(await send('c', 1)).toBe('evidence-too-many-at-once');
    for (const finish of open) finish();
    await Promise.all(sending);
    expect(await send('c', 1)).toBe('taken');
  });

  it('says when it goes on', async () => {
    const refused = await allowance.during('a', () => Promise.resolve({ size: 1 })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'too-many', facts: { retryAfter: 86_400 } });
  });
});
