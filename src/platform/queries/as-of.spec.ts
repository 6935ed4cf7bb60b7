import { AsOfReader, NotServedYet, type LogSizes } from './as-of';

const DAY = '2015-07-31T16:59:59.999Z';

/** A log of five events, one an hour; its index has all of them, the slowest read model three. */
const times = [8, 9, 10, 11, 12].map((hour) => `2015-07-31T${String(hour).padStart(2, '0')}:00:00.000Z`);
const sizes: LogSizes = {
  served: async () => 3,
  logSizeAt: async (instant) => times.filter((time) => time <= instant).length,
  recordedAt: async (logSize) => times[logSize - 1] ?? null,
};
const moments = new AsOfReader(sizes, () => new Date('2015-08-01T00:00:00.000Z'));

describe('a moment as a log size', () => {
  it('is the longest prefix recorded by an instant', async () =>
    expect(await moments.resolve('2015-07-31T16:30:00+07:00')).toEqual({ logSize: 2, at: '2015-07-31T09:30:00.000Z' }));

  it('is never more than the slowest read model shows, or an answer would leave out what it says was known', async () => {
    expect(await moments.resolve('on', '2015-07-31')).toEqual({ logSize: 3, at: DAY });
    expect(await moments.resolve('2015-07-31T23:00:00Z')).toMatchObject({ logSize: 3 });
    expect(await moments.resolve(undefined)).toEqual({ logSize: 3, at: '2015-08-01T00:00:00.000Z' });
  });

  it('given as a log size that is not shown yet is refused for now, one beyond the log for good', async () => {
    expect(await moments.resolve('3')).toEqual({ logSize: 3, at: times[2] });
    await expect(moments.resolve('4')).rejects.toThrow(NotServedYet);
    await expect(moments.resolve('6')).rejects.toMatchObject({ code: 'unknown-log-size' });
  });

  it('before the first event nothing is known', async () =>
    expect(await moments.resolve('0')).toEqual({ logSize: 0, at: '1970-01-01T00:00:00.000Z' }));
});
