import { overlapping } from './overlapping';

const gates = (count: number): PromiseWithResolvers<number>[] => Array.from({ length: count }, () => Promise.withResolvers<number>());

async function allOf(results: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('parts that overlap', () => {
  it('begins the next part while the one before is under way, and no third; results come in order', async () => {
    const doors = gates(3);
    const begun: number[] = [];
    const results = overlapping([0, 1, 2], (part) => (begun.push(part), doors[part]?.promise ?? Promise.resolve(-1)));
    const first = results.next();
    expect(begun).toEqual([0, 1]);
    doors[1]?.resolve(11);
    doors[0]?.resolve(10);
    expect(await first).toEqual({ done: false, value: 10 });
    doors[2]?.resolve(12);
    expect(await allOf(results)).toEqual([11, 12]);
  });

  it('an error is told in its turn, when nothing is under way any more', async () => {
    const doors = gates(2);
    let told = false;
    const asked = allOf(overlapping([0, 1], (part) => doors[part]?.promise ?? Promise.resolve(-1))).finally(() => (told = true));
    doors[0]?.reject(new Error('đĩa đầy'));
    await new Promise(setImmediate);
    expect(told).toBe(false);
    doors[1]?.resolve(11);
    await expect(asked).rejects.toThrow('đĩa đầy');
  });

  it('one that fails before its turn waits for it', async () => {
    const doors = gates(2);
    const results = overlapping([0, 1], (part) => doors[part]?.promise ?? Promise.resolve(-1));
    const first = results.next();
    doors[1]?.reject(new Error('đĩa đầy'));
    await new Promise(setImmediate);
    doors[0]?.resolve(10);
    expect(await first).toEqual({ done: false, value: 10 });
    await expect(results.next()).rejects.toThrow('đĩa đầy');
  });

  it('nothing comes of nothing', async () => {
    expect(await allOf(overlapping([], () => Promise.resolve(1)))).toEqual([]);
  });
});
