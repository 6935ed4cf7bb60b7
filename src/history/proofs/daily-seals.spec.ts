import { DailySeals } from './daily-seals';

const SEAL = { seal: { size: 3, root: 'aa', count: 2, day: '' }, revision: 0n, position: '1', logSize: 4, created: true, began: false };

/** A day on which the log was sealed last, and what sealing does. */
function seals(sealedOn: string | null, seal: () => Promise<typeof SEAL> = () => Promise.resolve(SEAL)) {
  const asked: string[] = [];
  const journal = { info: () => void asked.push('told'), warn: (facts: object) => void asked.push(JSON.stringify(facts)) };
  const service = {
    standing: () => Promise.resolve({ sealedOn, size: null }),
    seal: ({ actor }: { readonly actor: string }) => {
      asked.push(actor);
      return seal();
    },
  };
  // 00:30 on the first of February in Viet Nam.
  return { asked, journal, daily: new DailySeals(service, () => new Date('2026-01-31T17:30:00Z')) };
}

describe('the daily seal', () => {
  it('is made by the server on the first occasion of a day in Viet Nam', async () => {
    const { daily, asked, journal } = seals('2026-01-31');
    await daily.tick(journal);
    expect(asked).toEqual(['may-chu', 'told']);
  });

  it('is not made twice on one day', async () => {
    const { daily, asked, journal } = seals('2026-02-01');
    await daily.tick(journal);
    expect(asked).toEqual([]);
  });

  it('says once why it could not be made, and tries again', async () => {
    const { daily, asked, journal } = seals(null, () => Promise.reject(new Error('behind')));
    await daily.tick(journal);
    await daily.tick(journal);
    expect(asked).toEqual(['may-chu', '{"why":"behind"}', 'may-chu']);
  });

  it('after the stop nothing is begun', async () => {
    const { daily, asked, journal } = seals(null);
    await daily.onApplicationShutdown();
    await daily.tick(journal);
    daily.start(journal);
    expect(asked).toEqual([]);
  });
});
