import { EXPECTED, mayAt, maySomewhere, PLACES, WORKERS, type Place, type Worker } from '../support/rights-expected';
import { EVERYWHERE, FOR_ANYBODY, ON_AREAS, PLAN, reason, SOMEWHERE, type Tried } from '../support/rights-requests';
import { commune, district, planDocument, province, ratio, target } from '../support/small-plan';
import { sendEvidence } from '../support/evidence';
import { startSystem, type Answer, type System } from '../support/system';

/** A right on `huyen-moi`, asked about each of these. `huyen-cu` became it in July 2025, `xa-cu` became `xa-moi` under it. */
const AREAS: Readonly<Record<Place, string>> = {
  own: 'huyen-moi',
  below: 'xa-moi',
  former: 'xa-cu',
  above: 'tinh-nha',
  sibling: 'huyen-ben',
  elsewhere: 'huyen-xa',
};
/** Granted on the district of today, and on the one that has passed into it. */
const SCOPES = ['huyen-moi', 'huyen-cu'] as const;
const ADMINISTRATOR = { 'X-Actor': 'demo-quan-tri' };

/** Thousands of requests. */
jest.setTimeout(600_000);

let system: System;
let logSize: number;
const accountOf = (worker: Worker, scope: string): string => `${worker}-${scope}`;

const done = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const answer = await system.post(path, body, headers);
  if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};
const sizeNow = async (): Promise<number> =>
  (await system.get(`/api/history?limit=1&after=${system.position}`, { 'X-Actor': 'nguoi-doc' })).body.asOf.logSize;

async function layTheGround(): Promise<void> {
  const before = [province('tinh-nha'), province('tinh-xa'), district('huyen-cu', 'tinh-nha'), district('huyen-ben', 'tinh-nha')];
  const areas = [...before, district('huyen-xa', 'tinh-xa'), commune('xa-cu', 'huyen-cu')];
  await done('/api/plans', planDocument('dat-nen', { areas, area: 'tinh-nha', indicators: [ratio('ty-le')] }));
  const kind = (id: string, level: string, parent: string) => ({ id, name: id, level, kind: level, parent });
  await done('/api/area-changes', {
    type: 'reorganised',
    on: '2025-07-01',
    from: ['huyen-cu', 'xa-cu'],
    to: [kind('huyen-moi', 'district', 'tinh-nha'), kind('xa-moi', 'commune', 'huyen-moi')],
    parts: [
      { from: 'huyen-cu', to: 'huyen-moi' },
      { from: 'xa-cu', to: 'xa-moi' },
    ],
  });
  await done('/api/bodies', { code: 'co-quan-nguon', name: 'nguồn', area: 'vn' });
  for (const place of PLACES) {
    const area = AREAS[place];
    await done('/api/plans', planDocument(PLAN(place), { areas: [], area, targets: [target('t', 'ty-le')] }));
    await done('/api/bodies', { code: `co-quan-${place}`, name: area, area });
    await done('/api/subjects', { ref: `don-vi-${place}`, kind: 'unit', area });
    expect((await sendEvidence(system.url, 'van-thu', { query: `?ref=giay-${place}&area=${area}` })).status).toBe(201);
  }
}

/** For each place a duty whose reporter sits there, one whose receiver does, and a task whose lead does. */
async function oweReports(): Promise<void> {
  const duty = (id: string, from: string, to: string) => ({ id, text: id, from: { bodies: [from] }, to, every: 'year', figures: 'none' });
  const duties = PLACES.flatMap((place) => [
    duty(`gui-${place}`, `co-quan-${place}`, 'co-quan-nguon'),
    duty(`nhan-${place}`, 'co-quan-nguon', `co-quan-${place}`),
  ]);
  const tasks = PLACES.map((place) => ({ id: `viec-${place}`, text: place, leads: [`co-quan-${place}`], coordinating: [], role: 'lead' }));
  const document = { areas: [], area: 'vn', issuedOn: '2025-01-02', period: { from: '2025-01-01', to: '2026-12-31' }, duties, tasks };
  await done('/api/plans', planDocument('bao-cao', document));
}

async function appoint(): Promise<void> {
  for (const scope of SCOPES)
    for (const worker of WORKERS) {
      const account = accountOf(worker, scope);
      await done('/api/accounts', { account, kind: 'person' }, ADMINISTRATOR);
      await done(`/api/accounts/${account}/roles`, { role: worker, area: scope, reason }, ADMINISTRATOR);
    }
}

beforeAll(async () => {
  system = await startSystem();
  await layTheGround();
  await oweReports();
  await appoint();
  logSize = await sizeNow();
});
afterAll(() => system.stop());

const tryAs = (worker: Worker, scope: string, { method = 'GET', path, body }: Tried): Promise<Answer> =>
  system.send(path, { method, ...(body !== undefined && { body }), headers: { 'X-Actor': accountOf(worker, scope) } });

/** A report or a task of an ended area is asked about as that of its successor. */
const relationIn = (action: string, place: Place): Place =>
  (action.startsWith('report.') || action === 'task.progress') && place === 'former' ? 'below' : place;

/** What is wrong with one cell, in a line; null where it is as expected. */
function faultOf(cell: string, allowed: boolean, { status, body }: Answer): string | null {
  if (allowed) return status === 401 || status === 403 || status >= 500 ? `${cell}: must be allowed, answers ${status} ${body.code}` : null;
  if (status !== 403) return `${cell}: must be refused, answers ${status} ${body.code ?? ''}`;
  if (body.code !== 'forbidden') return `${cell}: refused with ${body.code}`;
  return /^Bạn không có quyền .+\. Hãy nhờ /.test(body.detail) ? null : `${cell}: says "${body.detail}"`;
}

describe('Every role, every action, every relation of its area to another', () => {
  it.each(SCOPES)('a right on %s', async (scope) => {
    const faults: (string | null)[] = [];
    for (const [action, requests] of Object.entries(ON_AREAS))
      for (const worker of WORKERS)
        for (const place of PLACES)
          for (const request of requests) {
            const tried = request(AREAS[place], place);
            const answer = await tryAs(worker, scope, tried);
            const cell = `${worker} ${tried.method ?? 'GET'} ${tried.path} (${place})`;
            faults.push(faultOf(cell, mayAt(action, worker, place), answer));
            if (answer.status === 403 && answer.body.area !== null && answer.body.relation !== relationIn(action, place))
              faults.push(`${cell}: says that it is ${answer.body.relation}`);
          }
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    expect(faults.length).toBeGreaterThanOrEqual(Object.keys(ON_AREAS).length * WORKERS.length * PLACES.length);
  });

  it.each(SCOPES)('what lies in no area takes the right somewhere, on %s too', async (scope) => {
    const faults: (string | null)[] = [];
    for (const [action, requests] of Object.entries(SOMEWHERE))
      for (const worker of WORKERS)
        for (const tried of requests)
          faults.push(faultOf(`${worker} ${tried.path}`, maySomewhere(action, worker), await tryAs(worker, scope, tried)));
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  it('what is about everything takes a right that covers everything', async () => {
    const faults: (string | null)[] = [];
    for (const [action, requests] of Object.entries(EVERYWHERE))
      for (const worker of WORKERS)
        for (const tried of requests)
          faults.push(faultOf(`${worker} ${tried.path}`, mayAt(action, worker, 'elsewhere'), await tryAs(worker, 'huyen-moi', tried)));
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  it('nothing of all this was recorded', async () => expect(await sizeNow()).toBe(logSize));

  it('leaves out no call that takes a right', async () => {
    const { body } = await system.get('/api/openapi.json');
    const requests = Object.values(ON_AREAS).flatMap((several) => several.map((request) => request(AREAS.own, 'own')));
    const tried = [requests, ...Object.values(SOMEWHERE), ...Object.values(EVERYWHERE)].flat();
    const isTried = (method: string, path: string): boolean => {
      const pattern = new RegExp(`^${path.replace('{path}', '[^?]+').replaceAll(/[{][^}]+[}]/g, '[^/?]+')}([?]|$)`);
      return tried.some((one) => (one.method ?? 'GET') === method && pattern.test(one.path));
    };
    const calls = Object.entries(body.paths as Readonly<Record<string, object>>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    expect(calls.length).toBeGreaterThan(90);
    const lacking = calls.filter(([method, path]) => !isTried(method, path)).map((call) => call.join(' '));
    expect(lacking.filter((call) => !FOR_ANYBODY.has(call))).toEqual([]);
    expect([...FOR_ANYBODY].filter((call) => !lacking.includes(call))).toEqual([]);
  });

  it('leaves out no action but those that have no call of their own', () => {
    const asked = new Set([...Object.keys(ON_AREAS), ...Object.keys(SOMEWHERE)]);
    expect([...EXPECTED.keys()].filter((action) => !asked.has(action))).toEqual(['name.read']);
  });
});
