import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hash, TreeHead } from '@hieuhoc/transparency-log';
import { seededDice } from '../oracle/dice';
import { scale } from './scale';
import { askOn, headOf, History, SignerProcess } from './signer-askers';
import { noTracing, signatureUnder, syncedBefore, type Fault } from './signer-faults';
import { MUTANTS, type Mutant } from './signer-under-test';

/**
 * Every sync and every write of one signature, as the calls of a sound one show them; but not the sync of the folder after its journal was made
 * (the second), of which SQLite does not want to know whether it succeeded.
 */
const FAULTS: readonly Fault[] = [
  ...nths('fsync', 'EIO', scale(1, 0) === 1 ? [1, 3, 4, 5] : [4, 5]),
  ...nths('pwrite64', 'EIO', scale(1, 0) === 1 ? [1, 3, 5, 8, 10] : []),
  ...nths('pwrite64', 'ENOSPC', scale(1, 0) === 1 ? [1, 3, 5, 8, 10] : [9]),
  ...nths('unlink', 'EIO', scale(1, 0) === 1 ? [1] : []),
];
const KILLS = scale(20, 4);
const SEED = 20_261;
const base = mkdtempSync(join(tmpdir(), 'signer-proof-'));
const living: SignerProcess[] = [];
afterAll(async () => {
  await Promise.all(living.map((one) => one.kill()));
  rmSync(base, { recursive: true, force: true });
});
const start = (...given: Parameters<typeof SignerProcess.start>): SignerProcess => {
  const one = SignerProcess.start(...given);
  living.push(one);
  return one;
};

interface Found {
  readonly signatures: number;
  readonly wrong: readonly string[];
}

/**
 * Two processes over one folder of keys, and two askers whose histories part at what was signed last, life after life; every life ends by -9.
 * Wrong is what was signed of both histories beyond where they part, and a memory that lies behind a signature that was given.
 */
async function livesOf(mutant: Mutant, lives: number): Promise<Found> {
  const folder = join(base, mutant);
  const dice = seededDice(SEED);
  const wrong: string[] = [];
  let [trunk, signatures]: [readonly Hash[], number] = [[], 0];
  for (let life = 0; life < lives && wrong.length === 0; life++) {
    const at = dice.one(['before', 'after', 'never'] as const);
    const pair = [start(folder, mutant, { at, n: 1 + dice.below(12) }), start(folder, mutant)];
    const urls = (await Promise.all(pair.map(({ url }) => url))).filter((url) => url !== null);
    const histories = ['a', 'b'].map((name) => new History(trunk, `${life}${name}`, 400));
    const signed: { readonly head: TreeHead; readonly by: number }[] = [];
    const most = 5 + dice.below(40);
    await Promise.all(
      histories.map(async (history, by) => {
        await askOn(history, by === 0 ? urls : urls.toReversed(), () => signed.length >= most, (head) => void signed.push({ head, by })); // prettier-ignore
      }),
    );
    await Promise.all(pair.map((one) => one.kill()));
    signatures += signed.length;
    const beyond = signed.filter(({ head }) => head.size > trunk.length);
    if (new Set(beyond.map(({ by }) => by)).size > 1) wrong.push(`life ${life}: two histories signed`);
    const [left] = [start(folder, 'sound')];
    const url = await left.url;
    const head = url === null ? null : await headOf(url);
    await left.kill();
    const furthest = Math.max(trunk.length, ...signed.map((one) => one.head.size));
    if (head === null || head.size < furthest) wrong.push(`life ${life}: ${furthest} signed, ${head?.size} remembered`);
    const next = histories.find((history) => head !== null && history.has(head));
    if (next === undefined) wrong.push(`life ${life}: a head of neither history`);
    trunk = next?.leaves.slice(0, head?.size) ?? trunk;
  }
  return { signatures, wrong };
}

describe('a signer that is killed', () => {
  it(`${KILLS} times, at any moment, two processes sharing its keys and two histories contending, signs one history and forgets none of it`, async () => {
    const { signatures, wrong } = await livesOf('sound', KILLS);
    expect(wrong).toEqual([]);
    expect(signatures).toBeGreaterThan(KILLS * 3);
  }, 300_000);

  it.each(MUTANTS)(
    'and that %s is seen by the same lives',
    async (mutant) => {
      expect((await livesOf(mutant, 12)).wrong).not.toEqual([]);
    },
    120_000,
  );
});

(noTracing === null ? describe : describe.skip)(
  `what a signer signs is on disk before the signature leaves${noTracing === null ? '' : ` (skipped: ${noTracing})`}`,
  () => {
    it('in all of 20 signatures, as the system calls show', async () => {
      const synced = await syncedBefore(base, 'sound');
      expect(synced.length).toBeGreaterThanOrEqual(20);
      expect(synced).not.toContain(false);
    }, 60_000);

    it('and a signer that does not sync is seen', async () => expect(await syncedBefore(base, 'does-not-sync')).toContain(false), 60_000);

    it(`under ${FAULTS.length} failing calls: what cannot be synced is not answered, the process ends, and the next goes on with one history`, async () => {
      for (const fault of FAULTS) {
        const { status, alive, remembered, goesOn, injected } = await signatureUnder(base, fault);
        const found = { ...fault, injected, whole: status !== 200 || remembered === 10, known: [5, 10].includes(remembered), goesOn };
        expect(found).toEqual({ ...fault, injected: true, whole: true, known: true, goesOn: true });
        if (fault.error === 'EIO') expect({ ...fault, status, alive }).toEqual({ ...fault, status: null, alive: false });
        else expect({ ...fault, status, alive }).toEqual({ ...fault, status: 507, alive: true });
      }
    }, 120_000);

    it(
      'and a signer that answers before it stores is seen by what the next one remembers',
      async () =>
        expect(await signatureUnder(base, { call: 'fsync', error: 'EIO', nth: 4 }, 'answers-before-it-stores')).toMatchObject({
          status: 200,
          remembered: 5,
        }),
      60_000,
    );
  },
);

function nths(call: string, error: Fault['error'], which: readonly number[]): Fault[] {
  return which.map((nth) => ({ call, error, nth }));
}
