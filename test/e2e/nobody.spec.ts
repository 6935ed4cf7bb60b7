import { DeclaredRoutes } from '../../src/platform/access/declared-routes';
import { startGuarded, type Client, type Guarded } from '../support/signed-in';

/** What is for everybody, written down here once more: a route that becomes open is noticed. */
const OPEN: readonly string[] = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/session',
  'POST /api/session/token',
  'GET /api/session/people',
  'GET /api/session/oidc',
  'GET /api/session/oidc/{issuer}',
  'GET /api/session/oidc/{issuer}/callback',
  'GET /api/check/{id}',
  'GET /api/log/checkpoint',
  'GET /api/log/proof/consistency',
  'GET /api/log/tile/{path}',
];

let guarded: Guarded;
let routes: readonly string[];
beforeAll(async () => {
  guarded = await startGuarded();
  const { paths } = (await guarded.client().get('/api/openapi.json')).body;
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(() => guarded.stop());

/** Routes that do not answer 401 with a sentence. */
async function letThrough(client: Client): Promise<string[]> {
  const through: string[] = [];
  for (const route of routes.filter((one) => !OPEN.includes(one))) {
    const [method = '', path = ''] = route.split(' ');
    const { status, body } = await client.send(path.replaceAll(/\{[^}]+\}/g, 'x'), { method, ...(method !== 'GET' && { body: {} }) });
    if (status !== 401 || typeof body.detail !== 'string') through.push(`${route}: ${status} ${body.code}`);
  }
  return through;
}

describe('Where there are accounts', () => {
  it('nobody gets anything but what is for everybody', async () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(await letThrough(guarded.client())).toEqual([]);
  });

  it('a made-up session or token is nobody', async () => {
    expect(await letThrough(guarded.client({ Cookie: 'hieuhoc=bia-dat; __Host-hieuhoc=bia-dat' }))).toEqual([]);
    expect(await letThrough(guarded.client({ Authorization: 'Bearer bia.dat.thoi' }))).toEqual([]);
  });

  it('as many routes are open as are written down here', () => {
    const open = guarded.app
      .get(DeclaredRoutes)
      .all()
      .filter(({ declared }) => 'open' in declared);
    // The metrics are no route of a controller.
    expect(open.map(({ handler }) => handler)).toHaveLength(OPEN.length - 1);
  });
});
