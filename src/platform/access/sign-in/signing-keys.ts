import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../time/clock';
import { seal, unseal } from '../../vault/sealing';
import { opaqueId } from './secrets';

export const ALGORITHM = 'EdDSA';
const ROTATED_AFTER_MS = 24 * 3_600_000;
/** Longer than any token lives. */
const KEPT_AFTER_MS = ROTATED_AFTER_MS + 15 * 60_000;

interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** Ed25519 keys of our own tokens: a new one every day, the old one until its last token has ended. The private part is sealed. */
export class SigningKeys {
  private readonly statements: Readonly<Record<'newest' | 'public' | 'add' | 'sweep', StatementSync>>;
  private current: (SigningKey & { readonly createdAt: number }) | null = null;

  constructor(
    database: DatabaseSync,
    private readonly sealingKey: Uint8Array,
    private readonly clock: Clock,
  ) {
    this.statements = {
      newest: database.prepare('select kid, sealed, created_at as createdAt from signing_key order by created_at desc limit 1'),
      public: database.prepare('select public, created_at as createdAt from signing_key where kid = ?'),
      add: database.prepare('insert into signing_key (kid, sealed, public, created_at) values (?, ?, ?, ?)'),
      sweep: database.prepare('delete from signing_key where created_at < ?'),
    };
  }

  async toSign(): Promise<SigningKey> {
    const now = this.clock().getTime();
    this.current ??= await this.newest();
    if (this.current === null || now - this.current.createdAt >= ROTATED_AFTER_MS) this.current = await this.make(now);
    return this.current;
  }

  /** The public key to verify with; null for one that is not ours, or has been given up. */
  async toVerify(kid: string): Promise<CryptoKey | null> {
    const row = this.statements.public.get(kid);
    if (row === undefined || this.clock().getTime() - Number(row['createdAt']) >= KEPT_AFTER_MS) return null;
    return imported(JSON.parse(String(row['public'])));
  }

  private async newest(): Promise<typeof this.current> {
    const row = this.statements.newest.get();
    if (row === undefined) return null;
    const [kid, sealed] = [String(row['kid']), row['sealed']];
    const plain = sealed instanceof Uint8Array ? unseal(this.sealingKey, sealed, boundTo(kid)) : null;
    // One that cannot be opened any more signs nothing; the next one does.
    return plain === null ? null : { kid, key: await imported(JSON.parse(plain.toString())), createdAt: Number(row['createdAt']) };
  }

  private async make(now: number): Promise<NonNullable<typeof this.current>> {
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const kid = opaqueId();
    const sealed = seal(this.sealingKey, Buffer.from(JSON.stringify(await exportJWK(privateKey))), boundTo(kid));
    this.statements.sweep.run(now - KEPT_AFTER_MS);
    this.statements.add.run(kid, sealed, JSON.stringify(await exportJWK(publicKey)), now);
    return { kid, key: privateKey, createdAt: now };
  }
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new RangeError('a signing key is no key pair');
  return key;
}

const boundTo = (kid: string): string => `hieuhoc signing key\n${kid}`;
