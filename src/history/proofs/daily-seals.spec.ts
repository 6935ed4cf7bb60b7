import { DailySeals } from './daily-seals';

const SEAL = { seal: { size: 3, root: 'aa', count: 2, day: '' }, revision: 0n, position: '1', logSize: 4, created: true, began: false };
const BEHIND = () => Promise.reject(new Error('behind'));

interface Stood {
  readonly sealedOn?: string;
  readonly projectionsOn?: string;
}

/** Days on which the log was sealed last, and what sealing does. */
function seals({ sealedOn, projectionsOn }: Stood, { heads = () => Promise.resolve(SEAL), models = () => Promise.resolve(3) } = {}) {
  const asked: string[] = [];
  let [headsOn, modelsOn, lacks] = [sealedOn ?? null, projectionsOn ?? null, projectionsOn === undefined];
  const journal = {
    info: (_: object, words: string) => void asked.push(words),
    warn: (facts: object) => void asked.push(JSON.stringify(facts)),
  };
  const service = {
    standing: () => Promise.resolve({ sealedOn: headsOn, projectionsOn: modelsOn, lacksProjections: lacks }),
    seal: async ({ actor }: { readonly actor: string }) => {
      asked.push(`heads for ${actor}`);
      const sealed = await heads();
      [headsOn, lacks] = ['2026-02-01', true];
      return sealed;
    },
    sealProjections: async ({ actor }: { readonly actor: string }, signal?: AbortSignal) => {
      asked.push(`models for ${actor}`);
      const size = await Promise.race([models(), new Promise<never>((_, reject) => signal?.addEventListener('abort', reject))]);
      [modelsOn, lacks] = ['2026-02-01', false];
      return size;
    },
  };
  // 00:30 on the first of February in Viet Nam.
  const daily = new DailySeals(service, () => new Date('2026-01-31T17:30:00Z'));
  // It has a journal from here on; its own first tick is seconds away.
  daily.start(journal);
  return { asked, daily, news: () => (lacks = true) };
}

const HEADS = ['heads for may-chu', 'the log was sealed'];
const MODELS = ['models for may-chu', 'the read models were sealed'];

describe('the daily seal', () => {
  let made: ReturnType<typeof seals>;
  afterEach(() => made.daily.onApplicationShutdown());
  const given = (...args: Parameters<typeof seals>) => (made = seals(...args));

  it('is made by the server on the first occasion of a day in Viet Nam, the read models after the heads', async () => {
    const { daily, asked } = given({ sealedOn: '2026-01-31' });
    await daily.tick();
    expect(asked).toEqual([...HEADS, ...MODELS]);
  });

  it('is not made twice on one day', async () => {
    const { daily, asked, news } = given({ sealedOn: '2026-02-01', projectionsOn: '2026-02-01' });
    news();
    await daily.tick();
    expect(asked).toEqual([]);
  });

  it('of read models is made where heads were sealed for somebody else that day', async () => {
    const { daily, asked } = given({ sealedOn: '2026-02-01' });
    await daily.tick();
    expect(asked).toEqual(MODELS);
  });

  it('of read models is made again for whoever wants it', async () => {
    const { daily, asked, news } = given({ sealedOn: '2026-02-01', projectionsOn: '2026-02-01' });
    news();
    daily.sealProjectionsFor({ actor: 'thanh-tra' });
    await daily.tick();
    expect(asked).toEqual(['models for thanh-tra', 'the read models were sealed']);
    news();
    await daily.tick();
    expect(asked).toHaveLength(2);
  });

  it('says once why it could not be made, and tries again', async () => {
    const { daily, asked } = given({}, { heads: BEHIND });
    await daily.tick();
    await daily.tick();
    expect(asked).toEqual(['heads for may-chu', '{"why":"behind"}', 'heads for may-chu']);
  });

  it('of read models that could not be made is tried again, and the heads are not sealed twice', async () => {
    const { daily, asked } = given({}, { models: BEHIND });
    await daily.tick();
    await daily.tick();
    expect(asked).toEqual([...HEADS, 'models for may-chu', '{"why":"behind"}', 'models for may-chu']);
  });

  it('a stop ends it in the middle, and says nothing', async () => {
    const { daily, asked } = given({ sealedOn: '2026-02-01' }, { models: () => new Promise(() => undefined) });
    const ticked = daily.tick();
    while (asked.length === 0) await Promise.resolve();
    await daily.onApplicationShutdown();
    await ticked;
    expect(asked).toEqual(['models for may-chu']);
  });

  it('a stop does not wait for heads either', async () => {
    const { daily, asked } = given({}, { heads: () => new Promise(() => undefined) });
    const ticked = daily.tick();
    while (asked.length === 0) await Promise.resolve();
    await daily.onApplicationShutdown();
    await ticked;
    expect(asked).toEqual(['heads for may-chu']);
  });

  it('after the stop nothing is begun', async () => {
    const { daily, asked } = given({});
    await daily.onApplicationShutdown();
    await daily.tick();
    expect(asked).toEqual([]);
  });
});
