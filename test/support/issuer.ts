import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

export const CLIENT = { id: 'hieuhoc', secret: 'bi-mat-cua-may-khach-0123456789' };

export interface Issuer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real issuer on this machine; whoever comes is `subject`, without being asked. */
export async function startIssuer(subject: string, redirectUri: string): Promise<Issuer> {
  const server = createServer();
  const url = await listening(server);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const configuration: Configuration = {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri], response_types: ['code'] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'k1' }] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (ctx: KoaContextWithOIDC) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.id, accountId: subject });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/vouch/${uid}` },
  };
  const provider = new Provider(url, configuration);
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/vouch/')) return next();
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: subject } }, { mergeWithLastSubmission: false });
    ctx.respond = false;
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return { url, stop: () => closed(server) };
}

/** What a false issuer does with the code that it gave. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly algorithm?: 'none' | 'HS256' | 'other-key';
  /** Sent back beside the code instead of the state that was given. */
  readonly state?: string;
}

/** An issuer that answers as it likes: discovery and keys are sound, what it signs is not. `forge` says how the next one goes. */
export class FalseIssuer {
  forgery: Forgery = {};
  private nonce = '';
  private constructor(
    readonly url: string,
    private readonly server: Server,
    private readonly keys: Awaited<ReturnType<typeof generateKeyPair>>,
    private readonly others: Awaited<ReturnType<typeof generateKeyPair>>,
  ) {}

  static async start(): Promise<FalseIssuer> {
    const server = createServer();
    const url = await listening(server);
    const pair = (): ReturnType<typeof generateKeyPair> => generateKeyPair('RS256', { extractable: true });
    const issuer = new FalseIssuer(url, server, await pair(), await pair());
    server.on('request', (request, response) => {
      void issuer.answer(request).then(({ location, body }) => {
        response.writeHead(location === undefined ? 200 : 302, {
          'Content-Type': 'application/json',
          ...(location !== undefined && { location }),
        });
        response.end(body === undefined ? '' : JSON.stringify(body));
      });
    });
    return issuer;
  }

  stop(): Promise<void> {
    return closed(this.server);
  }

  private async answer(request: IncomingMessage): Promise<{ location?: string; body?: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    if (pathname === '/.well-known/openid-configuration') return { body: this.discovery() };
    if (pathname === '/jwks')
      return { body: { keys: [{ ...(await exportJWK(this.keys.publicKey)), alg: 'RS256', use: 'sig', kid: 'k1' }] } };
    if (pathname === '/token') return { body: { access_token: 'x', token_type: 'Bearer', id_token: await this.idToken() } };
    this.nonce = searchParams.get('nonce') ?? '';
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', this.forgery.state ?? searchParams.get('state') ?? '');
    return { location: back.href };
  }

  private discovery(): object {
    const at = (path: string): string => `${this.url}${path}`;
    return {
      issuer: this.url,
      authorization_endpoint: at('/auth'),
      token_endpoint: at('/token'),
      jwks_uri: at('/jwks'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    };
  }

  private async idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.url, aud: CLIENT.id, sub: 'ke-gian', iat: now, exp: now + 60, nonce: this.nonce, ...this.forgery.claims };
    if (this.forgery.algorithm === 'none') return `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
    if (this.forgery.algorithm === 'HS256')
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(CLIENT.secret));
    const key = this.forgery.algorithm === 'other-key' ? this.others.privateKey : this.keys.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
  }
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
