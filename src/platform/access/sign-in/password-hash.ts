import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Argon2id, t = 2, m = 19 MiB, p = 1: the row of OWASP ASVS 5.0, Appendix C. */
const PASSES = 2;
const MEMORY_KIB = 19_456;
const PARALLELISM = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const COST: Cost = { memory: MEMORY_KIB, passes: PASSES, parallelism: PARALLELISM };

/** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return shown(salt, await derive(password, salt, COST, HASH_BYTES));
}

/** Takes as long for a hash that nobody has the password of. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new RangeError('a stored password hash is no Argon2id hash');
  const expected = Buffer.from(hash, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(expected, await derive(password, Buffer.from(salt, 'base64'), cost, expected.length));
}

/** Stands for the account that does not exist, so that its refusal takes as long as any other. */
export const HASH_OF_NOBODY = shown(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

function shown(salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${PARALLELISM}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** On the thread pool. The same letters typed on another keyboard are the same password: NFC. */
function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const parameters = { message: password.normalize('NFC'), nonce, tagLength, ...cost };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
