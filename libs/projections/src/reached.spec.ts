import { Reached } from './reached';
import type { Reach } from './types';

const PATIENCE_MS = 5_000;
const reach = (name: string, position: string | null, more: Partial<Reach> = {}): Reach => ({
  name,
  version: 1,
  generation: 1,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  position: position as Reach['position'],
  logSize: 0,
  serving: true,
  stopped: false,
  ...more,
});

describe('waiting for a position', () => {
  it('is over at once for what readers already see, also for the beginning of an empty log', async () => {
    const reached = new Reached();
    reached.update([reach('figures', '05')]);
    await reached.whenReached('05', 0);
    reached.update([reach('figures', null)]);
    await expect(reached.whenReached('', 0)).resolves.toBeUndefined();
  });

  it('lasts until every projection that was asked for has come so far', async () => {
    const reached = new Reached();
    reached.update([reach('figures', '01'), reach('plans', '01')]);
    const all = reached.whenReached('02', PATIENCE_MS);
    const one = reached.whenReached('02', PATIENCE_MS, ['figures']);
    reached.update([reach('figures', '02'), reach('plans', '01')]);
    await one;
    reached.update([reach('figures', '02'), reach('plans', '02')]);
    await expect(all).resolves.toBeUndefined();
  });

  it('is over for readers only when the version that serves has come so far', async () => {
    const reached = new Reached();
    reached.update([reach('figures', '01'), reach('figures', '09', { serving: false, generation: 2 })]);
    await expect(reached.whenReached('05', 1)).rejects.toMatchObject({ code: 'read-model-behind', models: ['figures'] });
  });

  it('ends in a refusal that names who is behind, when the time is over', async () => {
    const reached = new Reached();
    await expect(reached.whenReached('01', 1)).rejects.toMatchObject({ code: 'read-model-behind', kind: 'unavailable' });
    reached.update([reach('figures', '01'), reach('plans', '03')]);
    await expect(reached.whenReached('02', 1)).rejects.toMatchObject({ models: ['figures'], position: '02' });
    await expect(reached.whenReached('02', 1, ['unknown'])).rejects.toMatchObject({ models: ['unknown'] });
  });

  it('ends at once when a projection has stopped and no build is on its way to replace it', async () => {
    const reached = new Reached();
    reached.update([reach('figures', '01', { stopped: true }), reach('plans', '01')]);
    await expect(reached.whenReached('02', PATIENCE_MS)).rejects.toMatchObject({ code: 'read-model-stopped', models: ['figures'] });
    const waiting = reached.whenReached('02', PATIENCE_MS, ['plans']);
    reached.update([
      reach('figures', '01'),
      reach('plans', '01', { stopped: true }),
      reach('plans', '01', { serving: false, generation: 2 }),
    ]);
    reached.update([reach('figures', '01'), reach('plans', '02', { generation: 2 })]);
    await expect(waiting).resolves.toBeUndefined();
    expect(reached.latest).toHaveLength(2);
  });
});
