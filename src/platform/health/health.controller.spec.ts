import type { ProjectionStatus } from '@hieuhoc/projections';
import { HealthController } from './health.controller';

const status = (name: string, more: Partial<ProjectionStatus> = {}): Partial<ProjectionStatus> => ({
  name,
  serving: true,
  lagMs: 0,
  deadLetter: null,
  ...more,
});

const LAST = '2026-01-31T00:00:00.000Z';

async function readiness(
  projections: readonly Partial<ProjectionStatus>[],
  failure: object | null = null,
  check = 'projections',
  now = LAST,
  alarm: Error | null = null,
): Promise<readonly [number, string]> {
  let answered = 0;
  const response = { status: (code: number) => (answered = code) };
  const store = { head: () => Promise.resolve({ position: '1', recordedAt: LAST }) };
  const host = { status: () => Promise.resolve({ projections, failure }) };
  const sealing = { state: () => Promise.resolve({ running: false, alarm }) };
  const controller = new HealthController(store as never, host as never, () => new Date(now), sealing as never);
  const { checks } = await controller.ready(response as never);
  return [answered, checks[check]?.detail ?? ''];
}

describe('/health/ready', () => {
  it('every read model serves and follows', async () =>
    expect(await readiness([status('a'), status('b')])).toEqual([200, '2 bảng tổng hợp']));

  it('a read model that nobody can ask yet is being built: not ready', async () =>
    expect(await readiness([status('a'), status('b', { serving: false })])).toEqual([503, 'đang dựng: b']));

  it('a rebuild beside the serving one disturbs nobody', async () =>
    expect(await readiness([status('a'), status('a', { serving: false, generation: 2 })])).toEqual([200, '1 bảng tổng hợp']));

  it('names what stopped, and what lags', async () => {
    expect(await readiness([status('a', { deadLetter: {} as never })])).toEqual([503, 'dừng: a']);
    expect(await readiness([status('a', { lagMs: 31_000 })])).toEqual([503, 'chậm: a 31 giây']);
  });

  it('tells of a clock that is behind the log, and turns nobody away for it', async () => {
    const clock = (now: string) => readiness([status('a')], null, 'clock', now);
    expect(await clock('2026-01-31T01:00:00.000Z')).toEqual([200, 'không chậm hơn sự kiện cuối']);
    expect(await clock('2026-01-30T23:59:30.000Z')).toEqual([200, 'không chậm hơn sự kiện cuối']);
    expect(await clock('2026-01-28T00:00:00.000Z')).toEqual([200, expect.stringContaining('chậm 259200 giây')]);
  });

  it('a log that is not the one that was signed is not ready', async () =>
    expect(await readiness([status('a')], null, 'seal', LAST, new Error('changed'))).toEqual([503, 'changed']));

  it('says why nothing runs', async () => expect(await readiness([], { domain: null, message: 'gone' })).toEqual([503, 'gone']));
});
