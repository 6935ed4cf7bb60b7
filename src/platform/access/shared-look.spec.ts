import { sharedLook } from './shared-look';

/** A look that ends when it is told to, and says the how manieth it was. */
function looking(): { readonly ask: () => Promise<number>; readonly end: (error?: Error) => void; readonly begun: () => number } {
  const open: { readonly resolve: (number: number) => void; readonly reject: (error: Error) => void }[] = [];
  const ask = sharedLook(() => new Promise<number>((resolve, reject) => open.push({ resolve, reject })));
  let ended = 0;
  return {
    ask,
    begun: () => open.length,
    end: (error) => {
      const one = open[ended++];
      if (error === undefined) one?.resolve(ended);
      else one?.reject(error);
    },
  };
}

describe('One look for all who ask at once', () => {
  it('whoever asks while one is under way gets the next, together with all who do', async () => {
    const { ask, end, begun } = looking();
    const first = ask();
    const others = [ask(), ask(), ask()];
    expect(begun()).toBe(1);
    end();
    expect(await first).toBe(1);
    await Promise.resolve();
    expect(begun()).toBe(2);
    end();
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
  });

  it('with nothing under way a look begins at once', async () => {
    const { ask, end, begun } = looking();
    const first = ask();
    end();
    await first;
    void ask();
    expect(begun()).toBe(2);
  });

  it('a look that fails fails for those who share it, and for nobody after', async () => {
    const { ask, end, begun } = looking();
    const first = ask();
    const second = ask();
    end(new Error('đĩa'));
    await expect(first).rejects.toThrow('đĩa');
    while (begun() < 2) await Promise.resolve();
    end();
    expect(await second).toBe(2);
  });
});
