import { seal, unseal } from '../../vault/sealing';

/** What we have to remember of a browser while it is with an issuer. */
export interface Journey {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly until: number;
}

const BOUND_TO = 'hieuhoc journey to an issuer';
export const JOURNEY_SECONDS = 600;

/** Sealed, so that the browser carries it and can neither read nor change it. */
export const sealJourney = (key: Uint8Array, journey: Journey): string =>
  seal(key, Buffer.from(JSON.stringify(journey)), BOUND_TO).toString('base64url');

/** Null where it was not ours, or took too long. */
export function openJourney(key: Uint8Array, cookie: string, now: number): Journey | null {
  const plain = unseal(key, Buffer.from(cookie, 'base64url'), BOUND_TO);
  if (plain === null) return null;
  const journey: Journey = JSON.parse(plain.toString());
  return journey.until > now ? journey : null;
}
