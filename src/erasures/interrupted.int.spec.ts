import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { Commands } from '../platform/commands/commands';
import { openVault, type Vault } from '../platform/vault';
import { ErasuresService, type ErasureNow } from './erasures.service';
import type { Target } from './targets';

const REF = 'ho-1';
const said = { legalBasis: 'subject-request', requestedOn: '2026-11-18' } as const;
const context = (actor: string) => ({ actor, now: new Date('2026-11-20T03:00:00Z') });

let folder: string;
let store: EventStore;
let vault: Vault;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  store = await openSqliteEventStore({ path: join(folder, 'log.db'), writer: 'inline' });
  vault = openVault({ HIEUHOC_DATA: folder });
  await vault.keep(REF, { name: 'Nguyễn Thị Hoa' });
});
afterEach(async () => {
  vault.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** What dies at the n-th step: before or after something is appended or erased; after it, the effect is there and the answer never came. */
class Dying {
  steps = 0;

  constructor(private readonly at: number) {}

  step(): void {
    if (++this.steps === this.at) throw new Error('killed');
  }
}

function carryOut(dying: Dying, actor = 'lanh-dao'): Promise<ErasureNow> {
  const fragile: EventStore = {
    readStream: (...args) => store.readStream(...args),
    readAll: (...args) => store.readAll(...args),
    subscribe: (...args) => store.subscribe(...args),
    head: () => store.head(),
    close: () => store.close(),
    append: async (...args) => {
      dying.step();
      const result = await store.append(...args);
      dying.step();
      return result;
    },
  };
  const target: Target = {
    kind: 'subject',
    ref: REF,
    area: 'xa',
    erase: () => {
      dying.step();
      vault.erase(REF);
      dying.step();
      return Promise.resolve();
    },
  };
  return new ErasuresService(new Commands(fragile)).carryOut(target, said, context(actor));
}
const types = async (): Promise<readonly string[]> => (await store.readStream(`erasure-${REF}`, {})).map(({ type }) => type);

const STEPS = 6;

it('an erasure that nothing interrupts takes six steps, and says that it is done when it is', async () => {
  const steps = new Dying(Infinity);
  expect((await carryOut(steps)).state.kind).toBe('erased');
  expect([steps.steps, vault.holds(REF), await types()]).toEqual([STEPS, false, ['ErasureBegun', 'PersonalDataErased']]);
});

it.each(Array.from({ length: STEPS }, (_, index) => index + 1))(
  'killed at step %i it is finished by asking again, whoever asks',
  async (step) => {
    await expect(carryOut(new Dying(step))).rejects.toThrow('killed');
    const interrupted = await types();
    // Never said to be erased while it is there.
    expect(interrupted.includes('PersonalDataErased') && vault.holds(REF)).toBe(false);
    // Never erased without a word.
    expect(!vault.holds(REF) && !interrupted.includes('ErasureBegun')).toBe(false);
    expect((await carryOut(new Dying(Infinity), 'nguoi-khac')).state.kind).toBe('erased');
    expect([vault.holds(REF), await types()]).toEqual([false, ['ErasureBegun', 'PersonalDataErased']]);
  },
);

it('two who do it at once have done it once', async () => {
  const both = await Promise.all([carryOut(new Dying(Infinity), 'a'), carryOut(new Dying(Infinity), 'b')]);
  expect(both.map(({ state }) => state.kind)).toEqual(['erased', 'erased']);
  expect(await types()).toEqual(['ErasureBegun', 'PersonalDataErased']);
});
