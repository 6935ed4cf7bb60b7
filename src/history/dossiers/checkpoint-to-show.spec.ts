import type { SealedCheckpoint } from '../../platform/sealing';
import { checkpointToShow } from './checkpoint-to-show';

const checkpoint = (size: number): SealedCheckpoint => ({
  size,
  root: new Uint8Array(32),
  note: `note of ${size}`,
  at: '2026-01-01T00:00:00.000Z',
});

const shownOf = async (signed: readonly number[], stamped: readonly number[], size = 20) => {
  const all = signed.map(checkpoint);
  const found = await checkpointToShow(
    {
      latest: () => all.at(-1) ?? null,
      covering: (least) => all.find((one) => one.size >= least) ?? null,
      whenSealed: (least) => Promise.resolve(checkpoint(least)),
      timestampOf: (note) => (stamped.some((one) => note === `note of ${one}`) ? new Uint8Array(1) : null),
    },
    size,
  );
  return found.size;
};

describe('a dossier is made under', () => {
  it('the newest checkpoint', async () => expect(await shownOf([10, 20, 30, 40], [])).toBe(40));
  it('the first that covers it, if that is stamped and the newest is not', async () =>
    expect(await shownOf([10, 20, 30, 40], [20])).toBe(20));
  it('the newest if both are stamped', async () => expect(await shownOf([10, 20, 30, 40], [20, 40])).toBe(40));
  it('none that does not cover it, whatever it bears', async () => expect(await shownOf([10, 30, 40], [10])).toBe(40));
  it('the one that is waited for, where none covers it yet', async () => expect(await shownOf([10], [10])).toBe(20));
});
