import * as fc from 'fast-check';
import { delayBefore, pause } from './back-off';

const backOff = { firstMs: 50, mostMs: 5_000 };

it('doubles up to the bound', () => {
  const most = Array.from({ length: 10 }, (_, attempt) => delayBefore(attempt, backOff, () => 1));
  expect(most).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
});

it('jitter takes off up to half', () => {
  expect(delayBefore(0, backOff, () => 0)).toBe(25);
  expect(delayBefore(20, backOff, () => 0)).toBe(2_500);
});

it('stays within half the first delay and the bound, however many attempts', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = delayBefore(attempt, backOff, () => random);
      expect(delay).toBeGreaterThanOrEqual(25);
      expect(delay).toBeLessThanOrEqual(5_000);
    }),
  );
});

it('a pause ends when it is no longer wanted, without an error', async () => {
  const unwanted = new AbortController();
  const paused = pause(3_600_000, unwanted.signal);
  unwanted.abort();
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(3_600_000, unwanted.signal)).resolves.toBeUndefined();
});
