import { Secret, TOTP } from 'otpauth';
import { newTotpSecret, stepOf } from './totp';

const now = new Date('2026-11-21T08:00:10.000Z');
const { bytes, text } = newTotpSecret('cán bộ');
/** What the device shows so many seconds from now. */
const shown = (seconds: number): string =>
  new TOTP({ secret: Secret.fromBase32(text) }).generate({ timestamp: now.getTime() + seconds * 1_000 });
const step = Math.floor(now.getTime() / 30_000);

describe('the code of a device', () => {
  it.each([
    ['now', 0, step],
    ['one step late', -30, step - 1],
    ['one step early', 30, step + 1],
    ['two steps late', -60, null],
    ['two steps early', 60, null],
  ])('%s', (_, seconds, expected) => expect(stepOf(bytes, shown(seconds), now, 0)).toBe(expected));

  it('is not taken again, nor one of an earlier step', () => {
    expect(stepOf(bytes, shown(0), now, step)).toBeNull();
    expect(stepOf(bytes, shown(-30), now, step)).toBeNull();
    expect(stepOf(bytes, shown(30), now, step)).toBe(step + 1);
  });

  it('is six digits and nothing else', () => {
    for (const code of ['', '12345', '1234567', ` ${shown(0)}`, '１２３４５６']) expect(stepOf(bytes, code, now, 0)).toBeNull();
  });
});
