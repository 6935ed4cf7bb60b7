import { Secret, TOTP } from 'otpauth';
import { readableSecret } from './secrets';

const PERIOD = 30;
/** One step to either side, for a clock that is not exact. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;

/** RFC 6238 with SHA-1 and six digits, what every authenticator understands. */
const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: 'Hiếu học', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

export interface NewSecret {
  readonly bytes: Uint8Array;
  /** For typing in. */
  readonly text: string;
  /** For a QR code: `otpauth://totp/…`. */
  readonly uri: string;
}

export function newTotpSecret(label: string): NewSecret {
  const secret = new Secret({ size: SECRET_BYTES });
  return { bytes: secret.bytes, text: secret.base32, uri: totpOf(secret, label).toString() };
}

/** The step that the code belongs to; null where it is wrong, or of a step that was used already (RFC 6238 §5.2). */
export function stepOf(secret: Uint8Array, code: string, now: Date, lastUsed: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const own = new Secret({ buffer: Uint8Array.from(secret).buffer });
  const delta = totpOf(own, '').validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1_000 / PERIOD) + delta;
  return step > lastUsed ? step : null;
}

/** 120 bits each, so that a plain hash of them is enough (ASVS 6.5.2). */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => readableSecret(6, 4));

export const isRecoveryCode = (code: string): boolean => /^([a-z2-9]{4}-){5}[a-z2-9]{4}$/.test(code);
