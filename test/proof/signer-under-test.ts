import { DatabaseSync } from 'node:sqlite';
import type { extensionOf, TreeHead } from '@hieuhoc/transparency-log';
import type { Heads, Signed } from '../../src/signer/heads-file';
import { serve } from '../../src/signer/http';
import { openIdentity, type Identity } from '../../src/signer/identity';
import { LogSigner } from '../../src/signer/log-signer';
import { SIGNER_BODY_LIMIT, signerRoutes } from '../../src/signer/routes';

/** What a signer may get wrong, built in on purpose; `sound`: as it is. */
export const MUTANTS = ['skips-consistency', 'answers-before-it-stores', 'remembers-alone'] as const;
export type Mutant = (typeof MUTANTS)[number] | 'does-not-sync' | 'sound';

/** Dies in its n-th signature, before or after what it signs is on disk. */
export interface Death {
  readonly at: 'before' | 'after' | 'never';
  readonly n: number;
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** As the memory it stands before, and then dead. */
class Dying implements Heads {
  private changes = 0;
  constructor(
    private readonly inner: Heads,
    private readonly death: Death,
  ) {}

  latest(origin: string): TreeHead {
    return this.inner.latest(origin);
  }

  change: Heads['change'] = (decide) => {
    const decision = this.inner.change(decide);
    if (decision.signed !== null && this.death.at === 'after' && ++this.changes === this.death.n) die();
    return decision;
  };
}

/** Longer than whoever was answered needs to kill it. */
const STORED_LATE_MS = 500;

/** Answers, and stores when there is time. */
class Late implements Heads {
  private known: TreeHead | null = null;
  constructor(private readonly inner: Heads) {}

  latest(origin: string): TreeHead {
    return (this.known ??= this.inner.latest(origin));
  }

  change: Heads['change'] = (decide) => {
    const decision = decide((origin) => this.latest(origin));
    const { signed } = decision;
    if (signed !== null) {
      this.known = signed.head;
      setTimeout(() => this.store({ signed }), STORED_LATE_MS);
    }
    return decision;
  };

  private store(decision: { readonly signed: Signed | null }): void {
    try {
      this.inner.change(() => decision);
    } catch {
      // another process stored more meanwhile
    }
  }
}

/** Looks at the file once, and then believes itself alone. */
class Alone implements Heads {
  private known: TreeHead | null = null;
  constructor(private readonly inner: Heads) {}

  latest(origin: string): TreeHead {
    return (this.known ??= this.inner.latest(origin));
  }

  change: Heads['change'] = (decide) => {
    const decision = decide((origin) => this.latest(origin));
    if (decision.signed !== null) this.known = decision.signed.head;
    try {
      return this.inner.change(() => decision);
    } catch {
      // the file's own guards see a smaller tree; who does not look there has no guards either
      return decision;
    }
  };
}

const trusting: typeof extensionOf = (latest, { old }, { size, root }) =>
  old === latest.size && size >= old ? { kind: 'extends', head: { size, root } } : { kind: 'conflict', size: latest.size };

function headsOf(identity: Identity, mutant: Mutant): Heads {
  switch (mutant) {
    case 'answers-before-it-stores':
      return new Late(identity.heads);
    case 'remembers-alone':
      return new Alone(identity.heads);
    case 'does-not-sync': {
      const database: unknown = Reflect.get(identity.heads, 'database');
      if (database instanceof DatabaseSync) database.exec('pragma synchronous = off');
      return identity.heads;
    }
    case 'skips-consistency':
    case 'sound':
      return identity.heads;
  }
}

async function main([folder = '', mutant = 'sound', at = 'never', n = '0']: readonly string[]): Promise<void> {
  let commits = 0;
  const identity = openIdentity({
    folder,
    role: 'signer',
    name: ORIGIN,
    beforeCommit: () => void (at === 'before' && ++commits === Number(n) && die()),
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the one that starts this file
  const [kind, death] = [mutant as Mutant, { at: at as Death['at'], n: Number(n) }];
  const heads = new Dying(headsOf(identity, kind), death);
  const signer = new LogSigner({ ...identity, heads, report: () => undefined, ...(kind === 'skips-consistency' && { rule: trusting }) });
  const at0 = { kind: 'port', host: '127.0.0.1', port: 0 } as const;
  const served = await serve(at0, {
    routes: signerRoutes(signer),
    token: null,
    bodyLimit: SIGNER_BODY_LIMIT,
    report: () => undefined,
    onFatal: die,
  });
  process.stdout.write(`${served.url} ${process.pid}\n`);
}

export const ORIGIN = 'hoctap.example.vn/nhat-ky';
if (require.main === module) void main(process.argv.slice(2));
