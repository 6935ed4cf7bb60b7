import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hash, TreeHead } from '@hieuhoc/transparency-log';
import { seededDice } from '../oracle/dice';
import { scale } from './scale';
import { askOn, headOf, History, SignerProcess } from './signer-askers';
import { MUTANTS, type Mutant } from './signer-under-test';

const KILLS = scale(30, 4);
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

const traces = ((): string | null => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'strace is not on this machine, or may not trace';
  }
})();

/** For each signature that left: whether what it signs had been synced, and its journal’s end too, since the one before. */
async function syncedBefore(mutant: Mutant): Promise<readonly boolean[]> {
  const [folder, trace] = [join(base, `traced-${mutant}`), join(base, `trace-${mutant}`)];
  const calls = 'trace=fsync,fdatasync,unlink,write,writev,sendto,sendmsg';
  const traced = start(folder, mutant, { at: 'never', n: 0 }, [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-y',
    '-s',
    '64',
    '-o',
    trace,
    '-e',
    calls,
  ]);
  const url = await traced.url;
  const history = new History([], mutant, 40);
  let signed = 0;
  if (url !== null) await askOn(history, [url], () => signed >= 20, () => void signed++); // prettier-ignore
  await traced.kill();
  const since: string[] = [];
  const found: boolean[] = [];
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (!line.includes('HTTP/1.1 200')) since.push(line);
    else {
      const ends = since.findLastIndex((one) => /unlink\(.*heads\.db-journal/.test(one));
      const data = since.slice(0, ends).some((one) => /f(data)?sync\(.*heads\.db>/.test(one));
      const folderToo = since.slice(ends).some((one) => /f(data)?sync\(/.test(one) && !one.includes('heads.db'));
      found.push(ends >= 0 && data && folderToo);
      since.length = 0;
    }
  }
  return found;
}

(traces === null ? describe : describe.skip)(
  `what a signer signs is on disk before the signature leaves${traces === null ? '' : ` (skipped: ${traces})`}`,
  () => {
    it('in all of 20 signatures, as the system calls show', async () => {
      const synced = await syncedBefore('sound');
      expect(synced.length).toBeGreaterThanOrEqual(20);
      expect(synced).not.toContain(false);
    }, 60_000);

    it('and a signer that does not sync is seen', async () => expect(await syncedBefore('does-not-sync')).toContain(false), 60_000);
  },
);
