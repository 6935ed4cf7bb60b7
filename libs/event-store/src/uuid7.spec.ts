import { uuid7 } from './uuid7';

describe('uuid7', () => {
  it('is a version 7 UUID of the RFC variant', () => {
    for (let index = 0; index < 1_000; index++) {
      expect(uuid7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('begins with the milliseconds of its time', () => {
    const now = Date.now() + 3_600_000;
    expect(Number.parseInt(uuid7(now).replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('sorts in the order it was minted, many in one millisecond and when the clock goes back', () => {
    const now = Date.now() + 7_200_000;
    const ids = Array.from({ length: 20_000 }, (_, index) => uuid7(index < 10_000 ? now : now - 60_000));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(20_000);
  });
});
