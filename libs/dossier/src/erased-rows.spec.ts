import { rowsDossierLines } from './making/dossier-lines';
import { asDossierEvent, gather } from './making/gather';
import { rowsOf } from './rows-of';
import { logOf, rowsDossier, unpassed, verdictOn } from './testing/made.fixture';
import type { MemoryLog, Said } from './testing/memory-log.fixture';
import { ASKED, SMALL_WORLD } from './testing/small-world.fixture';

const erased = (...refs: readonly string[]): readonly Said[] =>
  refs.flatMap((ref) =>
    ['ErasureBegun', 'PersonalDataErased'].map((type) => ({ stream: `erasure-${ref}`, type, data: { ref, kind: 'subject' } })),
  );

/** As a maker would who tells the reader nothing of erasures. */
async function withoutErasures(log: MemoryLog): Promise<readonly string[]> {
  const sealed = log.seal();
  const gathered = await gather(sealed.heads, ASKED, log.read);
  const events = gathered.events.filter(({ stream }) => !stream.startsWith('erasure-'));
  const rows = rowsOf(log.events.slice(0, sealed.sealSize).map(asDossierEvent), ASKED);
  return [...rowsDossierLines({ log: log.source(), held: [], asked: ASKED, ...sealed, ...gathered, events, rows })];
}

describe('a dossier of rows, of holders whose names were erased', () => {
  const commitments = async (...refs: readonly string[]): Promise<unknown> => {
    const verdict = verdictOn(await rowsDossier(logOf([...SMALL_WORLD, ...erased(...refs)]), ASKED));
    expect(verdict.outcome).toBe('passed');
    const { outcome, code, facts } = verdict.checks.find(({ id }) => id === 'commitments') ?? {};
    return [outcome, code, facts];
  };

  it('says how many of the names that its rows rest on were erased, and of nobody else', async () => {
    expect(await commitments()).toEqual(['unprovable', 'not-opened', { count: 2, erased: 0 }]);
    expect(await commitments('ho-1', 'ho-9')).toEqual(['unprovable', 'not-opened', { count: 2, erased: 1 }]);
    expect(await commitments('ho-1', 'ho-2')).toEqual(['passed', 'erased', { count: 2, erased: 2 }]);
  });

  it('cannot leave out that they were', async () => {
    const verdict = verdictOn(await withoutErasures(logOf([...SMALL_WORLD, ...erased('ho-1')])));
    expect(verdict.outcome).toBe('failed');
    expect(unpassed(verdict)['streams']).toMatch(/^failed /);
  });
});
