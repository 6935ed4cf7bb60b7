import { Unknown } from '../../http/errors';
import type { AccessStores } from './access-stores';
import { IssuerClient } from './issuer-client';
import { IdentityNotLinked, IssuerAnswerRefused } from './oidc.errors';
import type { From, Opened, SignIn } from './sign-in.service';
import { JOURNEY_SECONDS, openJourney, sealJourney } from './travel-cookie';

/** Only a place of ours: a path, never `//elsewhere` or `/\elsewhere`. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** Signing in by an issuer: which of them, there and back, and whose account it is. */
export class IssuerSignIn {
  private readonly clients: ReadonlyMap<string, IssuerClient>;

  constructor(
    private readonly stores: AccessStores,
    private readonly signIn: SignIn,
  ) {
    const base = stores.publicUrl?.origin ?? '';
    this.clients = new Map(
      stores.issuers.map((settings) => [settings.id, new IssuerClient(settings, `${base}/api/session/oidc/${settings.id}/callback`)]),
    );
  }

  get issuers(): readonly { readonly id: string; readonly name: string; readonly href: string }[] {
    return this.stores.issuers.map(({ id, name }) => ({ id, name, href: `/api/session/oidc/${id}` }));
  }

  /** Where to send the browser, and what it carries until it is back. Throws Unknown, IssuerNotReachable. */
  async depart(id: string, returnTo: string | undefined): Promise<{ readonly url: string; readonly cookie: string }> {
    const { url, ...secrets } = await this.client(id).depart();
    const until = this.stores.clock().getTime() + JOURNEY_SECONDS * 1_000;
    const safe = returnTo !== undefined && OWN_PATH.test(returnTo) ? returnTo : '/';
    return { url: url.href, cookie: sealJourney(this.stores.travelKey, { issuer: id, ...secrets, returnTo: safe, until }) };
  }

  /** Throws Unknown, IssuerAnswerRefused, IssuerNotReachable, IdentityNotLinked, LinkedAccountClosed. */
  async arrive(
    id: string,
    query: string,
    cookie: string | null,
    from: From,
  ): Promise<{ readonly opened: Opened; readonly returnTo: string }> {
    const client = this.client(id);
    const journey = cookie === null ? null : openJourney(this.stores.travelKey, cookie, this.stores.clock().getTime());
    if (journey === null) throw new IssuerAnswerRefused('no journey, or it took too long');
    // An answer of one issuer brought to the address of another.
    if (journey.issuer !== id) throw new IssuerAnswerRefused('the journey went to another issuer');
    const { issuer, subject, secondFactor } = await client.arrive(query, journey);
    const account = this.stores.identities.accountOf({ issuer, subject });
    if (account === null) {
      this.stores.log.note({ account: null, method: 'oidc', outcome: 'refused', source: from.source });
      throw new IdentityNotLinked(issuer, subject);
    }
    return { opened: await this.signIn.asLinked(account, secondFactor, from), returnTo: journey.returnTo };
  }

  private client(id: string): IssuerClient {
    const client = this.clients.get(id);
    if (client === undefined) throw new Unknown('issuer', id);
    return client;
  }
}
