import { createServer } from 'node:net';
import {
  consistencyProof,
  newSigningKey,
  openNote,
  verifierKeyOf,
  verifierOf,
  type SigningKey,
  type TimedVerifier,
} from '@hieuhoc/transparency-log';
import { serve, type Served } from '../../signer/http';
import { openIdentity } from '../../signer/identity';
import { serveWitness } from '../../signer/serve-witness';
import { Growth, grownTree, scratchFolders } from '../../signer/signer.fixture';
import type { SealedCheckpoint } from './sealed-log';
import { withLines } from './witness-client';
import { Witnesses, type WitnessedLog, type WitnessesOptions } from './witnesses';

const folder = scratchFolders();
const ORIGIN = 'hoctap.example.vn/nhat-ky';
const key = newSigningKey(ORIGIN, 'ed25519');
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A log with checkpoints of the sizes that it was grown to, and what was cosigned of them. */
class Log implements WitnessedLog {
  private readonly kept = new Map<number, SealedCheckpoint>();
  private readonly tree;
  private readonly waiting = new Set<() => void>();
  private readonly growth: Growth;

  constructor(seed = '') {
    this.tree = grownTree(64, seed);
    this.growth = new Growth(ORIGIN, this.tree, key);
  }

  grow(size: number): void {
    this.kept.set(size, { size, root: this.growth.root(size), note: this.growth.note(size), at: '' });
  }

  latest(): SealedCheckpoint | null {
    return this.kept.get(Math.max(0, ...this.kept.keys())) ?? null;
  }

  consistency(from: number, to: number) {
    return consistencyProof(from, to, this.tree);
  }

  async cosigned(size: number, lines: string): Promise<void> {
    const one = this.kept.get(size);
    if (one !== undefined) this.kept.set(size, { ...one, note: withLines(one.note, lines) });
    for (const look of this.waiting) look();
  }

  /** Who of these has signed the kept note of a size, as soon as all have. */
  async by(size: number, keys: readonly TimedVerifier[]): Promise<void> {
    for (;;) {
      const opened = openNote(this.kept.get(size)?.note ?? '', keys);
      if (opened.kind === 'signed' && opened.by.length === keys.length) return;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }
}

interface Started {
  readonly served: Served;
  readonly keys: readonly TimedVerifier[];
  readonly folder: string;
}

async function witness(name: string, at = folder(), port = 0, report: () => void = () => undefined): Promise<Started> {
  const identity = openIdentity({ folder: at, role: 'witness', name });
  identity.heads.close();
  const keys = identity.keys.map((one: SigningKey) => verifierOf(verifierKeyOf(one)));
  const logs = [{ origin: ORIGIN, keys: [verifierOf(verifierKeyOf(key))] }];
  const served = await serveWitness({ folder: at, at: { kind: 'port', host: '127.0.0.1', port }, logs, report });
  closing.push(() => served.close());
  return { served, keys, folder: at };
}

const asked = (
  log: Log,
  of: readonly { readonly url: string; readonly keys: readonly TimedVerifier[] }[],
  more: Partial<WitnessesOptions> = {},
) => {
  const { promise: trouble, resolve } = Promise.withResolvers<Error>();
  const witnesses = new Witnesses(of, log, { onTrouble: resolve, restMs: 1, firstPauseMs: 5, ...more });
  closing.push(() => witnesses.close());
  return { witnesses, trouble };
};

describe('witnesses', () => {
  it('cosign each checkpoint with all their keys, and who was away catches up from where it stood', async () => {
    const log = new Log();
    const [one, two] = [await witness('mot.example'), await witness('hai.example')];
    const { witnesses } = asked(log, [one, two].map(({ served, keys }) => ({ url: served.url, keys }))); // prettier-ignore
    log.grow(5);
    witnesses.offer();
    await log.by(5, [...one.keys, ...two.keys]);
    await two.served.close();
    log.grow(20);
    witnesses.offer();
    await log.by(20, one.keys);
    log.grow(33);
    witnesses.offer();
    await log.by(33, one.keys);
    const { port } = new URL(two.served.url);
    await witness('hai.example', two.folder, Number(port));
    await log.by(33, [...one.keys, ...two.keys]);
    expect(witnesses.states.map(({ size }) => size)).toEqual([33, 33]);
  });

  it('are asked from where they stand by a server that has just started', async () => {
    const log = new Log();
    const one = await witness('mot.example');
    const first = asked(log, [{ url: one.served.url, keys: one.keys }]);
    log.grow(5);
    first.witnesses.offer();
    await log.by(5, one.keys);
    first.witnesses.close();
    log.grow(40);
    asked(log, [{ url: one.served.url, keys: one.keys }]).witnesses.offer();
    await log.by(40, one.keys);
  });

  it('that cosigned another history say so: that is told, and nothing is kept', async () => {
    const one = await witness('mot.example');
    const [log, other] = [new Log(), new Log('khac')];
    log.grow(10);
    asked(log, [{ url: one.served.url, keys: one.keys }]).witnesses.offer();
    await log.by(10, one.keys);
    for (const size of [20, 10, 7]) {
      const forked = new Log('khac');
      forked.grow(size);
      const { witnesses, trouble } = asked(forked, [{ url: one.served.url, keys: one.keys }]);
      witnesses.offer();
      expect(await trouble).toMatchObject({ code: 'witness-refused', signed: 10, asked: size });
      expect(openNote(forked.latest()?.note ?? '', one.keys).kind).toBe('unsigned');
      witnesses.close();
    }
    expect(other.latest()).toBeNull();
  });

  it.each([
    ['signs with a key that we do not know', 'mot.example', 'no line of its keys'],
    ['answers what its key never signed', 'forged', 'not by its key'],
    ['answers no note', 'broken', 'no line of its keys'],
    ['answers without end', 'endless', 'more than'],
    ['fails', 'failing', 'it answers 500'],
    ['says that it stands where it was asked from', 'stubborn', 'it answers 409'],
    ['hangs', 'hanging', 'aborted'],
  ])('that %s: nothing is kept', async (_, what, sentence) => {
    const log = new Log();
    log.grow(10);
    const known = verifierOf(verifierKeyOf(newSigningKey('mot.example', 'ed25519-cosignature')));
    const line = `— mot.example ${Buffer.concat([u32(known.keyId), Buffer.alloc(72, 1)]).toString('base64')}\n`;
    const answers: Readonly<Record<string, { status: number; body: string }>> = {
      forged: { status: 200, body: line },
      broken: { status: 200, body: 'ok\n' },
      endless: { status: 200, body: 'x'.repeat(300_000) },
      failing: { status: 500, body: 'no' },
      stubborn: { status: 409, body: '0\n' },
    };
    const url =
      answers[what] === undefined
        ? what === 'hanging'
          ? await hanging()
          : (await witness(what)).served.url
        : await answering(answers[what]);
    const { witnesses, trouble } = asked(log, [{ url, keys: [known] }], { patienceMs: 300 });
    witnesses.offer();
    await expect(trouble).resolves.toMatchObject({ code: 'witness-unavailable', message: expect.stringContaining(sentence) });
    expect(openNote(log.latest()?.note ?? '', [known]).kind).toBe('unsigned');
  });
});

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

async function answering(answer: { readonly status: number; readonly body: string }): Promise<string> {
  const routes = [{ method: 'POST', path: /./, answer: () => answer } as const];
  const served = await serve(
    { kind: 'port', host: '127.0.0.1', port: 0 },
    { routes, token: null, bodyLimit: 100_000, report: () => undefined, onFatal: () => undefined },
  );
  closing.push(() => served.close());
  return served.url;
}

async function hanging(): Promise<string> {
  const server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
