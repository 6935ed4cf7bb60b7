import type { LogHead, LogPage } from '@hieuhoc/event-store';
import type { CommandContext } from '../platform/commands/context';
import { foundSample, nameOf, SAMPLE_ENDS } from './found-sample';
import { loadSampleOnce, sampleSteps } from './load-sample';
import { planDocuments } from './plan-files';
import { play, type Step } from './timeline';

const step = (at: string, acted: CommandContext[] = []): Step => ({
  at,
  actor: 'xa-1',
  act: (context) => Promise.resolve(void acted.push(context)),
});
const [EARLY, MIDDLE, LATE] = ['2013-07-16T01:00:00.000Z', '2014-01-01T01:00:00.000Z', '2015-01-01T01:00:00.000Z'];

/** A log as far as it is looked at. */
function log(recordedAt: string | null, correlationId = 'x'): Parameters<typeof foundSample>[0] {
  const events = [{ metadata: { actor: 'a', schemaVersion: 1, correlationId } }];
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest is not looked at
    head: () => Promise.resolve({ recordedAt } as LogHead),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest is not looked at
    readAll: () => Promise.resolve({ events } as unknown as LogPage),
  };
}

describe('what a log says of the sample', () => {
  it('an empty log is to be filled', async () => expect(await foundSample(log(null))).toEqual({ kind: 'empty-log' }));

  it('one that the sample began and nobody wrote to since is to be gone on with', async () =>
    expect(await foundSample(log(MIDDLE, 'so-lieu-minh-hoa-1'))).toEqual({
      kind: 'interrupted',
      name: 'so-lieu-minh-hoa-1',
      until: MIDDLE,
    }));

  it.each([
    ['the sample was loaded whole', SAMPLE_ENDS, 'so-lieu-minh-hoa-1'],
    ['somebody wrote after it', '2026-01-01T00:00:00.000Z', 'so-lieu-minh-hoa-1'],
    ['it is a copy of somebody’s old log', MIDDLE, 'yeu-cau-7'],
  ])('it is left alone when %s', async (_, recordedAt, first) =>
    expect(await foundSample(log(recordedAt, first))).toEqual({ kind: 'nothing-to-do' }),
  );

  it('the last step of the sample is alone at its moment, or its end would not be seen', () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the steps are counted, not done
    const services = new Proxy({}, { get: () => ({}) }) as Parameters<typeof sampleSteps>[0];
    const moments = sampleSteps(services, planDocuments())
      .map(({ at }) => at)
      .toSorted();
    expect(moments.slice(-2)).toEqual([expect.not.stringContaining(SAMPLE_ENDS), SAMPLE_ENDS]);
  });

  it('what another edition began is not gone on with, and the user is told', async () => {
    const said: string[] = [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else of the store is touched
    const platform = { store: log(MIDDLE, 'so-lieu-minh-hoa-khac') } as Parameters<typeof loadSampleOnce>[0];
    expect(await loadSampleOnce(platform, (line) => said.push(line))).toBe(false);
    expect(said).toEqual([expect.stringContaining('thư mục dữ liệu mới')]);
  });

  it('other steps have another name', () => expect(nameOf([step(EARLY)])).not.toBe(nameOf([step(MIDDLE)])));
});

describe('playing steps', () => {
  it('goes by their moments, each recorded at its own, under a key that is the same in every play', async () => {
    const acted: CommandContext[] = [];
    const steps = [step(LATE, acted), step(EARLY, acted), step(MIDDLE, acted)];
    await play(steps, { name: 'n', progress: () => {} });
    await play(steps, { name: 'n', progress: () => {} });
    expect(acted.map(({ recordedAt }) => recordedAt)).toEqual([EARLY, MIDDLE, LATE, EARLY, MIDDLE, LATE]);
    const keys = acted.map(({ idempotency }) => idempotency?.keyHash);
    expect(keys.slice(3)).toEqual(keys.slice(0, 3));
    expect(new Set(keys).size).toBe(3);
  });

  it('goes on from a moment with the steps of that moment, under the keys they had', async () => {
    const acted: CommandContext[] = [];
    const steps = [step(EARLY, acted), step(MIDDLE, acted), step(MIDDLE, acted), step(LATE, acted)];
    await play(steps, { name: 'n', progress: () => {} });
    const progress: number[] = [];
    await play(steps, { name: 'n', from: MIDDLE, progress: (done, of) => progress.push(done, of) });
    expect(acted.slice(4).map(({ idempotency }) => idempotency)).toEqual(acted.slice(1, 4).map(({ idempotency }) => idempotency));
    expect(progress).toEqual([3, 4, 4, 4]);
  });

  it('of which none is left does nothing', async () => {
    const acted: CommandContext[] = [];
    await play([step(EARLY, acted)], { name: 'n', from: LATE, progress: () => {} });
    expect(acted).toEqual([]);
  });
});
