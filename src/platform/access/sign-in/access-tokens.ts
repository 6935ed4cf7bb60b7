import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../time/clock';
import { opaqueId } from './secrets';
import { TokenRefused } from './sign-in.errors';
import { ALGORITHM, type SigningKeys } from './signing-keys';

export const TOKEN_SECONDS = 600;
const AUDIENCE = 'hieuhoc-api';
const ISSUER = 'hieuhoc';
const TYPE = 'at+jwt';

export interface Bearer {
  readonly account: string;
  /** The secret it was given for, as that is kept: with it gone, the token is gone too. */
  readonly secret: string;
}

/** Short tokens of machine accounts (RFC 9068 in its claims). People never have one. */
export class AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  async issue({ account, secret }: Bearer): Promise<string> {
    const { kid, key } = await this.keys.toSign();
    const now = Math.floor(this.clock().getTime() / 1_000);
    return new SignJWT({ secret })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(account)
      .setJti(opaqueId())
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .sign(key);
  }

  /** Throws TokenRefused. */
  async verify(token: string): Promise<Bearer> {
    try {
      const key = await this.keys.toVerify(decodeProtectedHeader(token).kid ?? '');
      if (key === null) throw new TokenRefused();
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        issuer: ISSUER,
        typ: TYPE,
        currentDate: this.clock(),
        maxTokenAge: TOKEN_SECONDS,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      if (payload.sub === undefined || typeof payload['secret'] !== 'string') throw new TokenRefused();
      return { account: payload.sub, secret: payload['secret'] };
    } catch {
      throw new TokenRefused();
    }
  }
}
