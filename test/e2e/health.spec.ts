import { issueSmall } from '../support/ground';
import { startSystem, type System } from '../support/system';

let system: System;
beforeAll(async () => {
  system = await startSystem();
  await issueSmall(system);
  await system.get(`/api/plans?after=${system.position}`);
});
afterAll(() => system.stop());

/** The text format of Prometheus 0.0.4, read strictly: HELP and TYPE before the samples of a name, each sample once. */
function parsed(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, named = '', what = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line) ?? [];
    if (kind === 'TYPE') {
      expect(['counter', 'gauge', 'histogram', 'summary']).toContain(what);
      expect(types.has(named)).toBe(false);
      types.set(named, what);
    }
    if (line.startsWith('#')) continue;
    const [, name = '', labels = '', value = ''] =
      /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)*\})? (\S+)(?: \d+)?$/.exec(line) ?? [];
    expect([line, name]).not.toEqual([line, '']);
    expect([line, /^(NaN|[+-]Inf|[+-]?\d+(\.\d+)?(e[+-]?\d+)?)$/.test(value)]).toEqual([line, true]);
    expect([line, types.has(name) || types.has(name.replace(/_(bucket|sum|count)$/, ''))]).toEqual([line, true]);
    expect([line, samples.has(name + labels)]).toEqual([line, false]);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

describe('for machines', () => {
  it('/health/live says that the process answers', async () =>
    expect(await system.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } }));

  it('/health/ready says that the log and every read model are there', async () =>
    expect(await system.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ok', checks: { log: { ok: true }, projections: { ok: true }, clock: { ok: true } } },
    }));

  it('/metrics is in the format of Prometheus, and counts what the log and the requests do', async () => {
    await system.get('/api/plans/khong-co');
    const { status, headers, body } = await system.get('/metrics');
    expect([status, headers.get('Content-Type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; (?=.*version=0\.0\.4)(?=.*charset=utf-8)/),
    ]);
    const samples = parsed(body);
    const { logSize } = (await system.get('/api/events?limit=1')).body.asOf;
    expect(samples.get('hieuhoc_log_events')).toBe(logSize);
    expect(samples.get('hieuhoc_http_refusals_total{status="404"}')).toBeGreaterThan(0);
    expect(samples.get('hieuhoc_http_request_seconds_count{method="POST",status="201"}')).toBe(1);
    expect(samples.get('hieuhoc_feed_streams')).toBe(0);
    const { items } = (await system.get('/api/projections')).body;
    for (const { name } of items) expect([name, samples.get(`hieuhoc_projection_lag_seconds{projection="${name}"}`)]).toEqual([name, 0]);
  });

  it('they need nobody to say who asks', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) expect((await fetch(`${system.url}${path}`)).status).toBe(200);
  });
});
