import { KnownDevices } from './known-devices';

describe('a known device', () => {
  const devices = new KnownDevices(new Uint8Array(32));

  it('is known to the accounts that signed in on it, and to no other', () => {
    const cookie = devices.remember(devices.remember(null, 'an'), 'binh');
    expect(devices.deviceOf(cookie, 'an')).toBe(devices.deviceOf(cookie, 'binh'));
    expect(devices.deviceOf(cookie, 'an')).toMatch(/^[\w-]{43}$/);
    expect(devices.deviceOf(cookie, 'chi')).toBeNull();
    expect(devices.remember(cookie, 'binh')).toBe(cookie);
  });

  it('is not known by a cookie that somebody else wrote or put together', () => {
    const own = devices.remember(null, 'ke-gian');
    const other = devices.remember(null, 'an');
    const [device = ''] = own.split('~');
    const [, mark = ''] = other.split('~');
    for (const cookie of [`${device}~${mark}`, new KnownDevices(new Uint8Array(32).fill(1)).remember(null, 'an'), 'x', '', '~'])
      expect(devices.deviceOf(cookie, 'an')).toBeNull();
  });

  it('keeps the last eight', () => {
    const cookie = Array.from({ length: 12 }, (_, n) => `account-${n}`).reduce<string | null>(
      (one, account) => devices.remember(one, account),
      null,
    );
    expect(devices.deviceOf(cookie, 'account-3')).toBeNull();
    expect(devices.deviceOf(cookie, 'account-4')).not.toBeNull();
  });
});
