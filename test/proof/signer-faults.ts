import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askOn, headOf, History, SignerProcess } from './signer-askers';
import type { Mutant } from './signer-under-test';

/** Why nothing can be traced here; null: it can. */
export const noTracing = ((): string | null => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'strace is not on this machine, or may not trace';
  }
})();

/** For each signature that left: whether what it signs had been synced, and its journal’s end too, since the one before. */
export async function syncedBefore(base: string, mutant: Mutant): Promise<readonly boolean[]> {
  const [folder, trace] = [join(base, `traced-${mutant}`), join(base, `trace-${mutant}`)];
  const calls = 'trace=fsync,fdatasync,unlink,write,writev,sendto,sendmsg';
  const traced = SignerProcess.start(folder, mutant, { at: 'never', n: 0 }, [
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

export interface Fault {
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** The how-manieth of its kind on the memory's files or their folder. */
  readonly nth: number;
}

export interface UnderFault {
  /** Of the one request; null: none came. */
  readonly status: number | null;
  readonly alive: boolean;
  /** What the next process finds as signed last. */
  readonly remembered: number;
  readonly goesOn: boolean;
  readonly injected: boolean;
}

const NEVER = { at: 'never', n: 0 } as const;

/** Has 10 leaves signed after 5, while one call of that signature fails. */
export async function signatureUnder(base: string, { call, error, nth }: Fault, mutant: Mutant = 'sound'): Promise<UnderFault> {
  const name = `${mutant}-${call}-${error}-${nth}`;
  const [folder, trace] = [join(base, name), join(base, `${name}.trace`)];
  const history = new History([], name, 20);
  await asking(SignerProcess.start(folder, 'sound'), (url) => post(url, history.asked(0, 5)));
  const paths = [folder, join(folder, 'heads.db'), join(folder, 'heads.db-journal')].flatMap((path) => ['-P', path]);
  const strace = ['strace', '-f', '-o', trace, ...paths, '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${nth}`];
  const faulty = SignerProcess.start(folder, mutant, NEVER, strace);
  const found = await asking(faulty, async (url) => {
    const status = await post(url, history.asked(5, 10));
    return { status, alive: (await fetch(url).catch(() => null)) !== null };
  });
  const after = await asking(SignerProcess.start(folder, 'sound'), async (url) => {
    const { size } = await headOf(url);
    return { remembered: size, goesOn: (await post(url, history.asked(size, 20))) === 200 };
  });
  return { ...found, ...after, injected: readFileSync(trace, 'latin1').includes('(INJECTED)') };
}

async function asking<Found>(signer: SignerProcess, ask: (url: string) => Promise<Found>): Promise<Found> {
  try {
    const url = await signer.url;
    if (url === null) throw new Error('it ended before it listened');
    return await ask(url);
  } finally {
    await signer.kill();
  }
}

const post = async (url: string, body: string): Promise<number | null> =>
  (await fetch(`${url}/sign`, { method: 'POST', body }).catch(() => null))?.status ?? null;
