import { createHmac, timingSafeEqual } from 'node:crypto';
import { opaqueId } from './secrets';

const MOST_ACCOUNTS = 8;
export const DEVICE_SECONDS = 180 * 24 * 3_600;
const SHAPE = /^[A-Za-z0-9_-]{43}(~[A-Za-z0-9_-]{22}){1,8}$/;

/**
 * Which accounts have signed in on a browser, in a cookie that only we can write: `<browser>~<mark of account>~…`. It opens nothing;
 * attempts that carry the mark of their account are counted apart, so that a flood from elsewhere does not slow those who work here.
 */
export class KnownDevices {
  constructor(private readonly key: Uint8Array) {}

  /** The browser, if this account has signed in on it. */
  deviceOf(cookie: string | null, account: string): string | null {
    if (cookie === null || !SHAPE.test(cookie)) return null;
    const [device = '', ...marks] = cookie.split('~');
    const own = Buffer.from(this.mark(device, account));
    return marks.some((mark) => timingSafeEqual(Buffer.from(mark), own)) ? device : null;
  }

  /** The cookie with the account added, the latest first. */
  remember(cookie: string | null, account: string): string {
    const [device = '', ...marks] = cookie !== null && SHAPE.test(cookie) ? cookie.split('~') : [opaqueId()];
    const own = this.mark(device, account);
    return [device, own, ...marks.filter((mark) => mark !== own)].slice(0, MOST_ACCOUNTS + 1).join('~');
  }

  private mark(device: string, account: string): string {
    return createHmac('sha256', this.key).update(`${device}\n${account}`).digest().subarray(0, 16).toString('base64url');
  }
}
