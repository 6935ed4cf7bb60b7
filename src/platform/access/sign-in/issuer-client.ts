import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
  type IDToken,
} from 'openid-client';
import { isLoopback } from '../../config/access-fields';
import type { IssuerSettings } from '../../config/issuers';
import { IssuerAnswerRefused, IssuerNotReachable } from './oidc.errors';

const PATIENCE_SECONDS = 10;
const SHOWN_TWO_FACTORS = ['mfa', 'otp', 'hwk'];

export interface Departure {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly secondFactor: boolean;
}

/** One issuer: authorization code with PKCE, state and nonce; the tokens stay here and are forgotten once read. */
export class IssuerClient {
  private found: Promise<Configuration> | null = null;

  constructor(
    readonly settings: IssuerSettings,
    private readonly redirectUri: string,
  ) {}

  /** Throws IssuerNotReachable. */
  async depart(): Promise<Departure> {
    const configuration = await this.configuration();
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scope,
      response_type: 'code',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url, state, nonce, verifier };
  }

  /** Throws IssuerAnswerRefused, IssuerNotReachable. */
  async arrive(query: string, { state, nonce, verifier }: Omit<Departure, 'url'>): Promise<Vouched> {
    const configuration = await this.configuration();
    const current = new URL(this.redirectUri);
    current.search = query;
    const claims = await authorizationCodeGrant(configuration, current, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    }).then(
      (tokens) => tokens.claims(),
      (error: unknown) => {
        throw new IssuerAnswerRefused(reasonOf(error));
      },
    );
    if (claims === undefined) throw new IssuerAnswerRefused('no id token');
    return { issuer: claims.iss, subject: claims.sub, secondFactor: this.settings.secondFactor || showsTwoFactors(claims) };
  }

  /** Asked for once; an issuer that could not be reached is asked again the next time. */
  private configuration(): Promise<Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = null;
      throw error;
    });
    return this.found;
  }

  private async discover(): Promise<Configuration> {
    const { issuer, name, clientId, clientSecret, algorithm } = this.settings;
    const server = new URL(issuer);
    // Discovery over plain http for an issuer on this machine alone.
    const local = server.protocol === 'http:' && isLoopback(server.hostname);
    const execute = [enableNonRepudiationChecks, ...(local ? [allowInsecureRequests] : [])];
    const metadata = { client_secret: clientSecret, id_token_signed_response_alg: algorithm };
    try {
      return await discovery(server, clientId, metadata, ClientSecretBasic(clientSecret), { execute, timeout: PATIENCE_SECONDS });
    } catch {
      throw new IssuerNotReachable(name);
    }
  }
}

const showsTwoFactors = ({ amr }: IDToken): boolean => Array.isArray(amr) && SHOWN_TWO_FACTORS.some((one) => amr.includes(one));

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message;
}
