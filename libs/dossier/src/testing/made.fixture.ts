import type { NoteSigner } from '@hieuhoc/transparency-log';
import type { Asked } from '../lines';
import { logDossierLines, rowsDossierLines } from '../making/dossier-lines';
import { asDossierEvent, gather } from '../making/gather';
import { rowsOf } from '../rows-of';
import type { Verdict } from '../verdict';
import { verifyDossier, type VerifyOptions } from '../verify-dossier';
import { KEYS, MemoryLog, type Said } from './memory-log.fixture';

export function logOf(world: readonly Said[], signer?: NoteSigner): MemoryLog {
  const log = new MemoryLog(signer);
  for (const said of world) log.say(said);
  return log;
}

/** Seals the log, says one thing more, and makes the dossier. */
export async function rowsDossier(
  log: MemoryLog,
  asked: Asked & { readonly kind: 'rows' },
  held: readonly number[] = [],
): Promise<readonly string[]> {
  const sealed = log.seal();
  log.say({ stream: 'account-z', type: 'AccountOpened', data: { id: 'z' } });
  const gathered = await gather(sealed.heads, asked, log.read);
  // What the system answers knows all there is, not what the dossier will show.
  const rows = rowsOf(log.events.slice(0, sealed.sealSize).map(asDossierEvent), asked);
  return [...rowsDossierLines({ log: log.source(), held, asked, ...sealed, ...gathered, rows })];
}

export async function wholeDossierOf(log: MemoryLog, sealSize: number): Promise<readonly string[]> {
  async function* events() {
    yield* log.events;
  }
  const lines: string[] = [];
  for await (const line of logDossierLines({ log: log.source(), held: [], sealSize, events: events() })) lines.push(line);
  return lines;
}

export function wholeDossier(log: MemoryLog): Promise<readonly string[]> {
  const { sealSize } = log.seal();
  log.say({ stream: 'account-z', type: 'AccountOpened', data: { id: 'z' } });
  return wholeDossierOf(log, sealSize);
}

export function verdictOn(lines: Iterable<string>, options: Partial<VerifyOptions> = {}): Verdict {
  const verifier = verifyDossier({ keys: KEYS, ...options });
  for (const line of lines) verifier.line(line);
  return verifier.end();
}

/** `{ id: 'outcome code' }` of all checks but those that were passed. */
export const unpassed = ({ checks }: Verdict): Record<string, string> =>
  Object.fromEntries(checks.filter(({ outcome }) => outcome !== 'passed').map(({ id, outcome, code }) => [id, `${outcome} ${code}`]));
