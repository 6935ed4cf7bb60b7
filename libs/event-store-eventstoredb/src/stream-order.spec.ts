import { StreamOrder } from './stream-order';

/** Appends that end when the test says so, and the order in which they began. */
function bench(): { began: string[]; end: Map<string, (error?: Error) => void>; append: (name: string) => () => Promise<string> } {
  const began: string[] = [];
  const end = new Map<string, (error?: Error) => void>();
  const append = (name: string) => async (): Promise<string> => {
    began.push(name);
    return new Promise((resolve, reject) => end.set(name, (error) => (error === undefined ? resolve(name) : reject(error))));
  };
  return { began, end, append };
}

it('an append that names a revision waits for those before it in its stream, also when they fail', async () => {
  const { began, end, append } = bench();
  const order = new StreamOrder();
  const first = order.run('plan-x', 'any', append('first'));
  const second = order.run('plan-x', 0n, append('second'));
  const third = order.run('plan-x', 'no_stream', append('third'));
  expect(began).toEqual(['first']);
  end.get('first')?.(new Error('refused'));
  await expect(first).rejects.toThrow('refused');
  await Promise.resolve();
  expect(began).toEqual(['first', 'second']);
  end.get('second')?.();
  await second;
  end.get('third')?.();
  await expect(third).resolves.toBe('third');
});

it('appends to other streams, and those that expect nothing, wait for nobody', () => {
  const { began, append } = bench();
  const order = new StreamOrder();
  void order.run('plan-x', 0n, append('first'));
  void order.run('plan-x', 'any', append('any'));
  void order.run('plan-y', 0n, append('other'));
  expect(began).toEqual(['first', 'any', 'other']);
});
