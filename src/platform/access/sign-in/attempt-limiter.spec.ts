import { AttemptLimiter } from './attempt-limiter';
import { TooManyAttempts } from './sign-in.errors';

describe('the limiter of attempts', () => {
  let now = 0;
  let limiter: AttemptLimiter;
  beforeEach(() => {
    now = Date.parse('2026-11-21T00:00:00Z');
    limiter = new AttemptLimiter(() => new Date(now));
  });
  const from = (source: string, account = 'a', device: string | null = null) => ({ account, source, device });
  const waits = (attempt: ReturnType<typeof from>): number => {
    try {
      limiter.begin(attempt);
      return 0;
    } catch (error) {
      if (error instanceof TooManyAttempts) return error.retryAfter;
      throw error;
    }
  };

  it('doubles the delay with each failure, to a quarter of an hour', () => {
    for (let n = 0; n < 5; n++) expect(waits(from('x'))).toBe(0);
    const delays: number[] = [];
    for (let n = 0; n < 12; n++) {
      expect(waits(from('x'))).toBe(0);
      const wait = waits(from('x'));
      delays.push(wait);
      now += wait * 1_000;
    }
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('forgets an hour after the last one', () => {
    for (let n = 0; n < 6; n++) waits(from('x'));
    now += 3_600_000 + 1_000;
    for (let n = 0; n < 5; n++) expect(waits(from('x'))).toBe(0);
    expect(waits(from('x'))).toBe(0);
    expect(waits(from('x'))).toBe(1);
  });

  it('counts a place, an account at a place and a known device apart', () => {
    for (let n = 0; n < 6; n++) waits(from('x'));
    expect(waits(from('x'))).toBe(1);
    expect([waits(from('y')), waits(from('x', 'b')), waits(from('x', 'a', 'device'))]).toEqual([0, 0, 0]);
  });

  it('a success forgets what went before at that place, what was withdrawn counts as if it had not been', () => {
    for (let n = 0; n < 5; n++) waits(from('x'));
    limiter.succeeded(from('x'));
    for (let n = 0; n < 5; n++) expect(waits(from('x'))).toBe(0);
    limiter.withdraw(from('x'));
    expect([waits(from('x')), waits(from('x')), waits(from('x'))]).toEqual([0, 0, 1]);
  });

  it('holds a bounded number of counts, however many places there are', () => {
    for (let n = 0; n < 60_000; n++) waits(from(`place-${n}`, `account-${n}`));
    expect(limiter.size).toBeLessThanOrEqual(50_000);
  });
});
