import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltServer } from '../support/built-server';
import { COMMUNES } from '../support/dong-trieu';
import { issue } from '../support/plans';
import { eventsIn } from '../support/stored';
import { startSystem, type Answer, type System } from '../support/system';

const PATIENCE_MS = 300_000;
const decision = (number: string, issuedOn = '2015-11-15') => ({ number, issuedOn, issuer: 'UBND huyện Đông Triều' });
const FAMILY = 'gia-dinh-hieu-hoc';
const list = (rows: readonly object[], more: object = {}) => ({
  kind: 'recognitions',
  title: FAMILY,
  decision: decision('1520/QĐ-UBND'),
  recognisedOn: '2015-11-20',
  rows,
  ...more,
});

describe("Đông Triều recognises a year's families by one decision", () => {
  let system: System;
  let now = new Date('2016-01-05T02:00:00Z');
  const families = COMMUNES.flatMap((area, commune) =>
    Array.from({ length: 100 }, (_, number) => ({ subject: `ho-${commune}-${number}`, area, name: `Gia đình số ${number} xã ${commune}` })),
  );
  const seen = (path: string): Promise<Answer> => system.get(`${path}${path.includes('?') ? '&' : '?'}after=${system.position}`);
  const liveIn = async (area: string, on: string, title = FAMILY): Promise<number> =>
    (await seen(`/api/recognitions?title=${title}&area=${area}&on=${on}&limit=1000`)).body.items.length;

  beforeAll(async () => {
    system = await startSystem({ now: () => now });
    await issue(system, 'dong-trieu-2013');
  }, PATIENCE_MS);
  afterAll(() => system.stop());

  it('21 × 100 = 2,100 families, registered and recognised in one request', async () => {
    const dry = await system.post('/api/imports?dryRun=true', list(families));
    expect(dry.body).toMatchObject({ rows: 2_100, granted: 2_100, registered: 2_100, refused: 0 });
    expect(await liveIn(COMMUNES[0] ?? '', '2015-12-31')).toBe(0);
    const done = await system.post('/api/imports', list(families));
    expect(done.body).toMatchObject({ rows: 2_100, granted: 2_100, registered: 2_100, refused: 0 });
    for (const commune of [0, 20]) expect(await liveIn(COMMUNES[commune] ?? '', '2015-12-31')).toBe(100);
  });

  it('two decisions at the same moment about the same family: one wins, the other is told', async () => {
    const contested = Array.from({ length: 25 }, (_, number) => `tranh-${number}`);
    for (const ref of contested) await system.post('/api/subjects', { ref, kind: 'household', area: COMMUNES[3] });
    const grant = (subject: string, number: string): Promise<Answer> =>
      system.post('/api/recognitions', {
        title: FAMILY,
        subject,
        area: COMMUNES[3],
        decision: decision(number),
        recognisedOn: '2015-11-20',
      });
    for (const ref of contested) {
      const both = await Promise.all([grant(ref, '1/QĐ'), grant(ref, '2/QĐ')]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
      expect(both.find(({ status }) => status === 409)?.body.code).toBe('already-live');
    }
  });

  it('two lists at the same moment about the same families: each family once', async () => {
    const rows = Array.from({ length: 300 }, (_, number) => ({ subject: `chung-${number}`, area: COMMUNES[4] }));
    const lists = await Promise.all(
      ['3/QĐ', '4/QĐ'].map((number) => system.post('/api/imports', list(rows, { decision: decision(number), recognisedOn: '2015-11-21' }))),
    );
    expect(lists.map(({ status }) => status)).toEqual([200, 200]);
    expect(lists.reduce((sum, { body }) => sum + body.granted, 0)).toBe(300);
    const codes = lists.flatMap(({ body }) => body.outcomes.flatMap(({ code }: { code?: string }) => code ?? []));
    expect([codes.length, new Set(codes)]).toEqual([300, new Set(['already-live'])]);
  });

  it('a title that expires shows as expired when its day has passed, with no job and no event in between', async () => {
    const yearly = {
      code: 'danh-hieu-mot-nam',
      name: 'Danh hiệu một năm',
      subject: 'household',
      grantedBy: 'commune',
      validity: { months: 12 },
    };
    await system.post('/api/titles', yearly);
    await system.post('/api/imports', list([{ subject: 'ho-0-0' }], { title: yearly.code }));
    const items = async (): Promise<unknown[]> => (await seen(`/api/recognitions?title=${yearly.code}`)).body.items;
    expect(await items()).toHaveLength(1);
    const before = (await seen('/api/areas')).body.asOf.logSize;
    now = new Date('2016-11-20T16:59:00Z');
    expect(await items()).toHaveLength(1);
    // 00:00 of 21 November in Viet Nam: a day after validUntil.
    now = new Date('2016-11-20T17:00:00Z');
    expect(await items()).toEqual([]);
    expect((await seen('/api/areas')).body.asOf.logSize).toBe(before);
    const renewal = { decision: decision('9/QĐ', '2016-11-21'), renewedOn: '2016-11-21' };
    expect((await system.post(`/api/recognitions/${yearly.code}/ho-0-0/renewals`, renewal)).body.code).toBe('not-live');
  });

  it("a commune's own title ends with the commune; its families' titles stay, and the decision may carry the first on", async () => {
    const [ended = '', other = ''] = [COMMUNES[10], COMMUNES[11]];
    const community = 'cong-dong-hoc-tap';
    await system.post('/api/subjects', { ref: 'cong-dong-xa', kind: 'community', area: ended, name: 'Cộng đồng học tập xã' });
    await system.post('/api/imports', list([{ subject: 'cong-dong-xa' }], { title: community }));
    expect(await liveIn(ended, '2016-12-31', community)).toBe(1);
    const merged = await system.post('/api/area-changes', {
      type: 'reorganised',
      on: '2017-01-01',
      decision: decision('100/NQ', '2016-12-20'),
      from: [ended, other],
      to: [{ id: 'xa-moi', name: 'Xã Mới', level: 'commune', kind: 'xã', parent: '22.205' }],
      parts: [
        { from: ended, to: 'xa-moi' },
        { from: other, to: 'xa-moi' },
      ],
    });
    expect(merged.status).toBe(200);
    expect(await liveIn('xa-moi', '2017-06-30')).toBe(200);
    expect(await liveIn('22.205', '2017-06-30', community)).toBe(0);
    await system.post('/api/subjects/cong-dong-xa/moves', { area: 'xa-moi', on: '2017-01-01' });
    expect(await liveIn('xa-moi', '2017-06-30', community)).toBe(1);
  });
});

describe('a list that is interrupted by a crash', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
  const [ROWS, KILLS] = [8_000, 3];
  const rows = Array.from({ length: ROWS }, (_, number) => ({ subject: `ho-${number}`, area: `xa.${number % 5}`, name: `Hộ ${number}` }));
  const headers = { 'Content-Type': 'application/json', 'X-Actor': 'can-bo-1' };
  afterAll(async () => {
    await BuiltServer.killAll();
    rmSync(directory, { recursive: true, force: true });
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
  const asked = async (url: string, path: string, body?: unknown): Promise<any> => {
    const response = await fetch(
      `${url}${path}`,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    );
    return response.json();
  };

  it(
    'goes on with what is missing when it is sent again, and doubles nothing',
    async () => {
      const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
      const first = await BuiltServer.start(directory);
      for (const one of [area('huyen', 'district', null), ...[0, 1, 2, 3, 4].map((n) => area(`xa.${n}`, 'commune', 'huyen'))])
        await asked(first.url, '/api/areas', one);
      await asked(first.url, '/api/titles', { code: FAMILY, name: FAMILY, subject: 'household', grantedBy: 'commune' });
      await first.stop();
      for (let kill = 1; kill <= KILLS; kill++) {
        const server = await BuiltServer.start(directory);
        const sent = asked(server.url, '/api/imports', list(rows)).catch(() => null);
        // What a fresh run has not yet written; as much again is left, so that every kill falls into the middle.
        const target = (ROWS * kill) / (2 * (KILLS + 1));
        await progressed(server.url, target);
        await server.kill();
        expect(await sent).toBeNull();
      }
      const granted = async (): Promise<readonly string[]> =>
        (await eventsIn(directory)).filter(({ type }) => type === 'RecognitionGranted').map(({ stream }) => stream);
      const before = await granted();
      expect(before.length).toBeGreaterThan(0);
      expect(before.length).toBeLessThan(ROWS);
      const server = await BuiltServer.start(directory);
      const [started] = (await asked(server.url, '/api/events?types=ImportStarted')).items;
      const id: string = started.data.import;
      expect((await asked(server.url, `/api/imports/${id}`)).state).toBe('interrupted');
      const done = await asked(server.url, '/api/imports', list(rows));
      expect(done).toMatchObject({ import: id, granted: ROWS, refused: 0 });
      expect(done.outcomes.filter(({ repeated }: { repeated?: boolean }) => repeated).length).toBe(before.length);
      expect((await asked(server.url, `/api/imports/${id}`)).state).toBe('completed');
      await server.stop();
      const after = await granted();
      expect([after.length, new Set(after).size]).toEqual([ROWS, ROWS]);
    },
    PATIENCE_MS,
  );

  async function progressed(url: string, rowsDone: number): Promise<void> {
    for (;;) {
      const started = (await asked(url, '/api/events?types=ImportStarted')).items?.[0];
      if (started === undefined) continue;
      const { done, state } = await asked(url, `/api/imports/${started.data.import}`);
      if (state === 'running' && done >= rowsDone) return;
      if (state === 'completed') throw new Error('it was done before it could be killed');
    }
  }
});
