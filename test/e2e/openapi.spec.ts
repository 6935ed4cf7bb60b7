import { Validator } from '@seriousme/openapi-schema-validator';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltServer } from '../support/built-server';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What belongs to these slices, as the design of the outside names it. */
const CALLS = `
POST /api/plans · GET /api/plans · GET /api/plans/{plan} · POST /api/plans/{plan}/corrections · POST /api/plans/{plan}/transfer
POST /api/plans/{plan}/closure · POST /api/plans/{plan}/targets · POST /api/plans/{plan}/targets/{target}/revisions
POST /api/plans/{plan}/targets/{target}/corrections · POST /api/plans/{plan}/targets/{target}/withdrawal
GET /api/indicators · POST /api/indicators · GET /api/titles · POST /api/titles · GET /api/bodies · POST /api/bodies
GET /api/areas · GET /api/areas/{id} · POST /api/areas · POST /api/area-changes
PUT /api/figures/{indicator}/{area}/{period} · GET /api/figures/{indicator}/{area}/{period} · GET /api/figures
POST /api/figures/{indicator}/{area}/{period}/verification · POST /api/figures/{indicator}/{area}/{period}/return
POST /api/figures/{indicator}/{area}/{period}/withdrawal · POST /api/figures/verification
POST /api/subjects · GET /api/subjects · POST /api/subjects/{ref}/moves · POST /api/recognitions · GET /api/recognitions
POST /api/recognitions/{title}/{subject}/renewals · POST /api/recognitions/{title}/{subject}/revocation
GET /api/status · GET /api/status/explain · GET /api/status/changes · GET /api/history
GET /api/events · GET /api/events/{id} · GET /api/streams/{stream}
GET /api/projections · POST /api/projections/{name}/rebuild · GET /health/live · GET /health/ready · GET /metrics`
  .split(/[·\n]/)
  .map((call) => call.trim())
  .filter((call) => call !== '');

/** Where a browser goes by itself and is sent on: nothing that a program would call. */
const JOURNEYS = ['GET /api/session/oidc/{issuer}', 'GET /api/session/oidc/{issuer}/callback'];

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/api/areas': ['on'],
  '/api/figures': ['area', 'period', 'indicator', 'review'],
  '/api/subjects': ['area', 'q'],
  '/api/recognitions': ['title', 'area', 'on'],
  '/api/status': ['plan', 'area', 'indicator', 'target', 'on', 'basis', 'period', 'depth'],
  '/api/status/explain': ['plan', 'target', 'area'],
  '/api/status/changes': ['plan', 'from', 'to'],
  '/api/history': ['area', 'plan', 'indicator', 'stream', 'actor', 'type', 'decision', 'from', 'to'],
  '/api/events': ['types'],
};

let document: Document;
let text: string;
const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-openapi-'));

beforeAll(async () => {
  const server = await BuiltServer.start(directory);
  text = await (await fetch(`${server.url}/api/openapi.json`)).text();
  document = JSON.parse(text);
  await server.stop();
}, 300_000);
afterAll(async () => {
  await BuiltServer.killAll();
  rmSync(directory, { recursive: true, force: true });
});

const operations = (): readonly (readonly [call: string, path: string, operation: Operation])[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, path, operation] as const),
  );
const named = (operation: Operation, place: string): string[] =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name);
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
/** Says nothing: anything would do. */
const isEmpty = (schema: Schema): boolean => {
  const { properties, anyOf, type, additionalProperties } = resolved(schema);
  return (
    anyOf === undefined &&
    (type === undefined || (type === 'object' && Object.keys(properties ?? {}).length === 0 && additionalProperties === undefined))
  );
};

describe('/api/openapi.json, as the server that is run for real gives it', () => {
  it('is a valid OpenAPI document', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('has every call of the design, and every route that a controller declares', () => {
    const declared = operations().map(([call]) => call);
    expect(declared).toEqual(expect.arrayContaining(CALLS));
    const routes = [...readRoutes()];
    expect(routes).toEqual(expect.arrayContaining(JOURNEYS));
    expect(declared).toEqual(expect.arrayContaining(routes.filter((route) => !JOURNEYS.includes(route))));
  });

  it('names every parameter of every path, and says that each is required', () => {
    for (const [call, path, operation] of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      expect([call, named(operation, 'path').toSorted()]).toEqual([call, inPath.toSorted()]);
      for (const { name, required, schema } of (operation.parameters ?? []).filter((parameter) => parameter.in === 'path'))
        expect([call, name, required, schema?.type]).toEqual([call, name, true, 'string']);
    }
  });

  it.each(Object.entries(QUERIES))('%s takes what the design says', (path, names) => {
    const operation = document.paths[path]?.['get'];
    expect(operation && named(operation, 'query')).toEqual(expect.arrayContaining([...names]));
  });

  it('every read takes after, every list cursor and limit, every question about a moment asOf', () => {
    for (const [call, path, operation] of operations().filter(
      ([name, path]) => CALLS.includes(name) && name.startsWith('GET') && path.startsWith('/api'),
    )) {
      const query = named(operation, 'query');
      expect([call, query]).toEqual([call, expect.arrayContaining(['after'])]);
      const list = 'text/csv' in (operation.responses['200']?.content ?? {});
      if (list && path !== '/api/projections') expect([call, query]).toEqual([call, expect.arrayContaining(['cursor', 'limit'])]);
      if (!/events|streams|projections|changes/.test(path)) expect([call, query]).toEqual([call, expect.arrayContaining(['asOf'])]);
    }
  });

  it('every write says who acts, by which key it is repeated, what its body is', () => {
    for (const [call, path, operation] of operations().filter(([name]) => CALLS.includes(name) && !name.startsWith('GET'))) {
      const headers = named(operation, 'header');
      expect([call, headers]).toEqual([call, expect.arrayContaining(['X-Actor'])]);
      if (path.startsWith('/api/projections')) continue;
      expect([call, headers]).toEqual([call, expect.arrayContaining(['Idempotency-Key'])]);
      const schema = operation.requestBody?.content['application/json']?.schema;
      expect([call, schema === undefined || isEmpty(schema)]).toEqual([call, false]);
    }
  });

  it('every answer has a schema, and refusals are problem details', () => {
    for (const [call, path, { responses }] of operations().filter(([name]) => name !== 'GET /metrics')) {
      for (const [status, { content }] of Object.entries(responses)) {
        const schemas = Object.values(content ?? {}).map(({ schema }) => schema);
        expect([call, status, schemas.length > 0 && !schemas.some(isEmpty)]).toEqual([call, status, true]);
      }
      if (path.startsWith('/api'))
        expect([call, responses['default']?.content]).toEqual([call, { 'application/problem+json': expect.anything() }]);
    }
  });

  it('no schema of a request or an answer is left without a word', () => {
    const empty = Object.entries(document.components.schemas).filter(([, schema]) => isEmpty(schema));
    expect(empty.map(([name]) => name)).toEqual([]);
  });
});

/** `GET /api/areas/{id}` for every handler of every controller, read from the sources; pages are no calls. */
function* readRoutes(): Generator<string> {
  const root = join(__dirname, '..', '..', 'src');
  for (const file of globSync('**/*.controller.ts', { cwd: root, exclude: ['web/**'] })) {
    const source = readFileSync(join(root, file), 'utf8');
    const [, base = ''] = /@Controller\('([^']*)'\)/.exec(source) ?? [];
    for (const [, method = '', path = ''] of source.matchAll(/@(Get|Post|Put|Delete|Patch)\((?:'([^']*)')?\)/g))
      yield `${method.toUpperCase()} /${[base, path]
        .filter((part) => part !== '')
        .join('/')
        .replaceAll(/[:*](\w+)/g, '{$1}')}`;
  }
}
