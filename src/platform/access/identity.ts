import type { Request } from 'express';

/** Who signed in. The authentication guard puts it on the request; what it may do is asked of `Access`. */
export interface Identity {
  /** An opaque id; it becomes the actor of events. */
  readonly account: string;
  readonly kind: 'person' | 'machine' | 'guest';
  /** Passed in this session. */
  readonly secondFactor: boolean;
  /** May do nothing else before. */
  readonly mustChangePassword?: true;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Null where nobody signed in. Set by the authentication guard, which is the first of the guards. */
    identity?: Identity | null;
  }
}

export const identityOf = (request: Request): Identity | null => request.identity ?? null;
