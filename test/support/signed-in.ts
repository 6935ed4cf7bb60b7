import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TOTP } from 'otpauth';
import { foundAdministrator } from '../../src/accounts';
import { Config } from '../../src/platform/config/config';
import { makeLogger } from '../../src/platform/logger';
import { createApp, openPlatform } from '../../src/server';
import { patiently } from './patiently';
import type { Answer, Send } from './system';

jest.setTimeout(60_000);

/** A system with accounts, started for the first time. */
export interface Guarded {
  readonly url: string;
  readonly directory: string;
  /** What the first start said. */
  readonly said: readonly string[];
  readonly app: NestExpressApplication;
  /** A client of its own: a browser that keeps cookies, a programme with a token, nobody. */
  client(headers?: Readonly<Record<string, string>>): Client;
  /** The administrator, past the first password and with a second factor. */
  administrator(): Promise<Client>;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  /** Sets the clock to an instant; it goes on from there. */
  at(instant: string): void;
  /** From now on it is only moved by `pass` and `at`: what holds for a second holds however long the machine takes. */
  freeze(): void;
  stop(): Promise<void>;
}

export const PASSWORD = 'con mèo vàng ngủ trưa';

export class Client {
  readonly cookies = new Map<string, string>();
  /** The secret of its authenticator. */
  secret = '';

  constructor(
    private readonly url: string,
    private readonly own: Readonly<Record<string, string>>,
    private readonly now: () => number,
  ) {}

  send(path: string, options: Send = {}): Promise<Answer> {
    const once = (): Promise<Answer> => this.sendOnce(path, options);
    return (options.method ?? 'GET') === 'GET' ? patiently(once) : once();
  }

  private async sendOnce(path: string, { method = 'GET', body, headers = {} }: Send): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'X-Requested-With': 'test' }),
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...this.own,
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text,
    };
  }

  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send(path, headers === undefined ? {} : { headers });
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(path, { method: 'POST', headers, ...(body !== undefined && { body }) });
  }

  signIn(name: string, password: string, totp?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.post('/api/session', { name, password, ...(totp !== undefined && { totp }) }, headers);
  }

  /** What the authenticator shows now. */
  code(offset = 0): string {
    return new TOTP({ secret: this.secret }).generate({ timestamp: this.now() + offset });
  }

  /** Enrols an authenticator; the recovery codes. */
  async enrol(password: string): Promise<readonly string[]> {
    this.secret = (await this.post('/api/session/totp', { password })).body.secret;
    return (await this.post('/api/session/totp/confirmation', { totp: this.code() })).body.recoveryCodes;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export async function startGuarded(
  settings: Partial<Config> = {},
  directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-')),
  begins = new Date().toISOString(),
): Promise<Guarded> {
  const config = Object.assign(new Config(), { PORT: 0, HIEUHOC_DATA: directory, HIEUHOC_ACCESS: 'accounts', ...settings });
  const log = makeLogger('silent');
  let frozenAt: number | null = null;
  const clock = (): number => frozenAt ?? Date.now();
  let shifted = Date.parse(begins) - clock();
  const now = (): number => clock() + shifted;
  const app = await createApp(await openPlatform(config, log, () => new Date(now())), log);
  const said: string[] = [];
  await app.init();
  await foundAdministrator(app, (line) => said.push(line));
  await app.listen(config.PORT, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const client = (headers = {}): Client => new Client(url, headers, now);
  const firstPassword = (): string => /Mật khẩu một lần: +(\S+)/.exec(said.join('\n'))?.[1] ?? '';
  return {
    url,
    directory,
    said,
    app,
    client,
    administrator: async () => {
      const administrator = client();
      await administrator.signIn('quan-tri', firstPassword());
      await administrator.post('/api/session/password', { password: firstPassword(), newPassword: PASSWORD });
      await administrator.enrol(PASSWORD);
      return administrator;
    },
    pass: (milliseconds) => void (shifted += milliseconds),
    at: (instant) => void (shifted = Date.parse(instant) - clock()),
    freeze: () => void (frozenAt = clock()),
    stop: async () => {
      await app.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Opens an account with a login, gives it roles, and signs it in past the first password. */
export async function newPerson(
  system: Guarded,
  administrator: Client,
  login: string,
  roles: readonly { role: string; area: string | null }[] = [],
): Promise<{ readonly account: string; readonly client: Client }> {
  const { account } = (await administrator.post('/api/accounts', { kind: 'person' })).body;
  for (const role of roles) await administrator.post(`/api/accounts/${account}/roles`, { ...role, reason: 'phân công' });
  const { password } = (await administrator.post(`/api/accounts/${account}/password-reset`, { login, reason: 'tài khoản mới' })).body;
  const client = system.client();
  await client.signIn(login, password);
  await client.post('/api/session/password', { password, newPassword: PASSWORD });
  return { account, client };
}
