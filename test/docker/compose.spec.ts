import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../src/platform/config/config';
import { read, ROOT } from './dockerfile.fixture';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string | number>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly [member: string]: unknown;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>;
}

const FILES = ['compose.yml', 'compose.eventstoredb.yml'];
const composeOf = (file: string): Compose => parse(read(`docker/${file}`));
const appOf = (file: string): Service => {
  const { app } = composeOf(file).services;
  if (app === undefined) throw new Error(`${file} has no service app`);
  return app;
};
/** What a shell without the variables would put in. */
const defaulted = (value: string | number): string => String(value).replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

describe.each(FILES)('%s', (file) => {
  const compose = composeOf(file);
  const app = appOf(file);

  it('pins every image', () => {
    for (const { image } of Object.values(compose.services)) expect(image).toMatch(/^[a-z/-]+:\d+\.\d+\.\d+(-\w+)?$/);
  });

  it('builds the application from the Dockerfile, under the version of the package', () => {
    expect(existsSync(join(ROOT, 'docker', app.build?.context ?? '', app.build?.dockerfile ?? ''))).toBe(true);
    expect(app.image).toBe(`hieu-hoc:${JSON.parse(read('package.json')).version}`);
  });

  it('gives the application no more rights than it needs', () =>
    expect(app).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    }));

  it('keeps the keys that sign away from the application, and the signer away from the network', () => {
    const signer = compose.services['signer'];
    expect(signer).toMatchObject({ network_mode: 'none', read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(signer?.volumes).toContain('signer:/signer');
    expect(app.volumes.filter((volume) => volume.startsWith('signer:'))).toEqual([]);
    const options = String(signer?.['command']);
    expect(options).toContain(`--listen=${app.environment['HIEUHOC_SIGNER_URL']}`);
    expect(options).toContain(`--token=${app.environment['HIEUHOC_SIGNER_TOKEN_FILE']}`);
    for (const path of ['/signer', '/run/signer'])
      expect(read('docker/Dockerfile')).toMatch(new RegExp(`chown node:node .*${path}( |$)`, 'm'));
  });

  it('opens the port to this machine alone', () => {
    expect(app.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    for (const [name, service] of Object.entries(compose.services)) if (name !== 'app') expect(service.ports).toBeUndefined();
  });

  it('says nothing that the configuration would refuse', () => {
    const { HIEUHOC_EVENTSTORE_URL_FILE: secret, HIEUHOC_SIGNER_TOKEN_FILE: token, ...environment } = app.environment;
    const env = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, defaulted(value)]));
    env['HIEUHOC_SIGNER_TOKEN'] = 'a-token-of-the-signer';
    expect(token).toMatch(/^\/run\/signer\//);
    expect(readConfig(env)).toMatchObject({ HIEUHOC_DATA: '/data', HIEUHOC_LOG_LEVEL: 'info', HIEUHOC_SAMPLE: false });
    if (secret !== undefined) expect(app.secrets?.map((name) => `/run/secrets/${name}`)).toContain(secret);
  });

  it('keeps what must last in volumes that it declares', () => {
    const named = Object.values(compose.services).flatMap(({ volumes }) => volumes.filter((volume) => !volume.startsWith('.')));
    expect(named).toContain('data:/data');
    expect(new Set(named.map((volume) => volume.split(':')[0]))).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('waits for the health of what it depends on, and that has a health check', () => {
    for (const [name, { condition }] of Object.entries(app.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(compose.services[name]?.healthcheck?.test[0]).toBe('CMD');
    }
  });
});

describe('the log on EventStoreDB', () => {
  const compose = composeOf('compose.eventstoredb.yml');
  const server = compose.services['eventstore'];

  it('is the official image, secured, its data in a volume', () => {
    expect(server?.image).toMatch(/^eventstore\/eventstore:23\.10\./);
    expect(server?.environment).not.toHaveProperty('EVENTSTORE_INSECURE');
    expect(server?.environment).toHaveProperty('EVENTSTORE_CERTIFICATE_FILE');
    expect(server?.volumes).toContain('log:/var/lib/eventstore');
  });

  it('has its passwords in files that are in no commit', () => {
    const text = read('docker/compose.eventstoredb.yml');
    expect(text).not.toMatch(/PASSWORD|changeit|admin:/);
    expect(server).toMatchObject({ env_file: expect.stringMatching(/^secrets\//) });
    for (const { file } of Object.values(compose.secrets ?? {})) expect(file).toMatch(/^secrets\//);
    expect(read('docker/.gitignore')).toMatch(/^secrets\/$/m);
    expect(existsSync(join(ROOT, 'docker', 'secrets', 'eventstore.env'))).toBe(false);
  });
});

describe('.env.example', () => {
  it('names everything that the configuration knows, with its defaults', () => {
    const lines = read('.env.example')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    const env = Object.fromEntries(lines.map((line) => line.split('=', 2)));
    expect(readConfig(env)).toEqual(readConfig({}));
    const refusal = /các tên hợp lệ: (.*)/.exec(refusalOf({ HIEUHOC_NOPE: '1' }))?.[1];
    expect(Object.keys(env).toSorted()).toEqual(refusal?.split(', ').toSorted());
  });
});

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}
