import type { Request } from 'express';
import { ActorRequired, MalformedRequest } from '../../http/errors';
import { guest, type Actors } from '../actors';
import type { Grounds } from '../grants';
import type { Identity } from '../identity';
import type { AccessStores } from './access-stores';
import { connectionOf } from './connection';
import { readCookie } from './cookies';
import { requireOwnForm, requireOwnSite } from './cross-site';
import { rightsMark } from './rights-mark';
import type { Session } from './sessions';
import { TokenRefused } from './sign-in.errors';

declare module 'express-serve-static-core' {
  interface Request {
    /** Where somebody signed in with a browser. */
    session?: Session;
  }
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i;
const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** Who a request is from: a programme by its token, in the demo whoever it names, a person by the cookie of a session. */
export class Authentication {
  constructor(
    private readonly stores: AccessStores,
    private readonly grounds: Grounds,
    private readonly actors: Actors,
  ) {}

  /** Throws ActorRequired, MalformedRequest, TokenRefused, CrossSiteRefused. `open` routes need no header of their own, there is no cookie to abuse. */
  async identify(request: Request, { open }: { readonly open: boolean }): Promise<Identity | null> {
    const token = request.get('Authorization');
    if (token !== undefined) return this.ofToken(BEARER.exec(token)?.[1]);
    const actor = request.get('X-Actor');
    if (actor !== undefined) return this.ofActor(actor);
    const connection = connectionOf(request, this.stores.publicUrl);
    const id = readCookie(request, 'hieuhoc', connection);
    const session = id === null ? null : await this.living(id);
    requireOwnSite(request, connection, this.stores.publicUrl, { withCookie: session !== null && !open });
    if (session === null) return this.stores.mode === 'demo' ? visitor(request, open) : null;
    request.session = session;
    const mustChange = session.method === 'password' && this.stores.credentials.of(session.account)?.mustChange === true;
    return {
      account: session.account,
      kind: 'person',
      secondFactor: session.secondFactor,
      ...(mustChange && { mustChangePassword: true as const }),
    };
  }

  /** A page's forms are sent by our own pages. Throws CrossSiteRefused. */
  requireOwnPage(request: Request): void {
    requireOwnForm(request, connectionOf(request, this.stores.publicUrl), this.stores.publicUrl);
  }

  /** Null where it has ended, or the rights are no longer those it began with. */
  private async living(id: string): Promise<Session | null> {
    const session = this.stores.sessions.find(id);
    if (session === null || (session.method === 'demo' && this.stores.mode !== 'demo')) return null;
    const rights = await this.grounds.rightsOf(session.account);
    if (rightsMark(rights) === session.rights) return session;
    this.stores.sessions.end(session.idHash);
    return null;
  }

  private async ofToken(token: string | undefined): Promise<Identity> {
    if (token === undefined) throw new TokenRefused();
    const { account, secret } = await this.stores.tokens.verify(token);
    const rights = await this.grounds.rightsOf(account);
    if (rights?.open !== true || rights.kind !== 'machine' || !this.stores.machineSecrets.holds(account, secret)) throw new TokenRefused();
    return { account, kind: 'machine', secondFactor: false };
  }

  private async ofActor(actor: string): Promise<Identity | null> {
    if (this.stores.mode !== 'demo')
      throw new MalformedRequest([
        { field: 'X-Actor', message: 'không có giá trị gì ở đây: hãy đăng nhập (POST /api/session), hoặc gửi thẻ của chương trình' },
      ]);
    if (!OPAQUE_ID.test(actor)) throw new ActorRequired();
    return this.actors.named(actor);
  }
}

/** Whoever only looks around in the demo. */
const VISITOR = 'khach';

/** In the demo everybody may look; who writes says as whom. */
function visitor(request: Request, open: boolean): Identity | null {
  if (request.method === 'GET' || request.method === 'HEAD') return guest(VISITOR);
  if (open) return null;
  throw new ActorRequired();
}
