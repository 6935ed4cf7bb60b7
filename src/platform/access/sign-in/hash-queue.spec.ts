import { HashQueue } from './hash-queue';
import { SignInBusy } from './sign-in.errors';

const LIMITS = { concurrent: 2, waiting: 3, waitingPerSource: 2 };

/** Work that ends when it is told to. */
function works(queue: HashQueue): { begin(lane: 'known' | 'unknown', source: string): Promise<void>; begun: string[]; endAll(): void } {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    begin: (lane, source) =>
      queue.run(lane, source, () => {
        begun.push(source);
        return new Promise<void>((end) => ends.push(end));
      }),
    endAll: () => ends.splice(0).forEach((end) => end()),
  };
}

describe('the queue of hashes', () => {
  it('runs two at a time, refuses at once what finds no place, and starts the known first', async () => {
    const work = works(new HashQueue(LIMITS));
    const all = ['a', 'b', 'c', 'd', 'e'].map((source) => work.begin('unknown', source));
    const known = work.begin('known', 'colleague');
    await expect(work.begin('unknown', 'f')).rejects.toBeInstanceOf(SignInBusy);
    expect(work.begun).toEqual(['a', 'b']);
    work.endAll();
    await Promise.all([all[0], all[1]]);
    expect(work.begun).toEqual(['a', 'b', 'colleague', 'c']);
    work.endAll();
    await Promise.all([known, all[2]]);
    work.endAll();
    await Promise.all(all);
    expect(work.begun).toEqual(['a', 'b', 'colleague', 'c', 'd', 'e']);
  });

  it('no place takes all the places', async () => {
    const work = works(new HashQueue(LIMITS));
    const all = [1, 2, 3, 4].map(() => work.begin('unknown', 'flood'));
    await expect(work.begin('unknown', 'flood')).rejects.toBeInstanceOf(SignInBusy);
    const other = work.begin('unknown', 'other');
    for (let round = 0; round < 3; round++) {
      work.endAll();
      await new Promise(setImmediate);
    }
    await Promise.all([...all, other]);
    expect(work.begun).toContain('other');
  });

  it('goes on after work that fails', async () => {
    const queue = new HashQueue({ ...LIMITS, concurrent: 1 });
    await expect(queue.run('unknown', 'a', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await queue.run('unknown', 'a', () => Promise.resolve('done'))).toBe('done');
  });
});
