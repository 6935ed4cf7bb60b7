import type { Request, Response } from 'express';
import type { AccessStores } from './access-stores';
import { connectionOf, type Connection } from './connection';
import { readCookie, setCookie } from './cookies';
import { DEVICE_SECONDS } from './known-devices';
import { ABSOLUTE_MS, type SignInMethod } from './sessions';
import { HttpsRequired } from './sign-in.errors';
import type { From, Opened } from './sign-in.service';

export interface SessionAnswer {
  readonly account: string;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly failedSince: number;
  readonly until: string;
}

/** Between a request and signing in: where it comes from, and the cookies that go back. */
export class Answering {
  constructor(private readonly stores: AccessStores) {}

  connection(request: Request): Connection {
    return connectionOf(request, this.stores.publicUrl);
  }

  /** Throws HttpsRequired where a password would travel in the clear. */
  from(request: Request): From {
    const connection = this.connection(request);
    if (!connection.secure && !connection.local && this.stores.mode === 'accounts') throw new HttpsRequired();
    return { source: connection.source, device: readCookie(request, 'hieuhoc-device', connection) };
  }

  opened(request: Request, response: Response, opened: Opened, method: SignInMethod): SessionAnswer {
    const connection = this.connection(request);
    const device = this.stores.devices.remember(readCookie(request, 'hieuhoc-device', connection), opened.account);
    setCookie(response, 'hieuhoc', opened.id, connection);
    if (method !== 'demo') setCookie(response, 'hieuhoc-device', device, connection, DEVICE_SECONDS);
    response.setHeader('Cache-Control', 'no-store');
    const { account, secondFactor, mustChangePassword, failedSince } = opened;
    const until = new Date(this.stores.clock().getTime() + ABSOLUTE_MS).toISOString();
    return { account, method, secondFactor, mustChangePassword, failedSince, until };
  }
}
