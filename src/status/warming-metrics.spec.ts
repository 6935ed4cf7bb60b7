import { Registry } from 'prom-client';
import { watchWarming } from './warming-metrics';

const toldOf = (milliseconds: number | null): Promise<string> => {
  const registry = new Registry();
  watchWarming(registry, { warmed: milliseconds === null ? null : { day: '2015-07-31', plans: 1, steps: 2, milliseconds } });
  return registry.metrics();
};

it('whoever watches is told how long it took, and nothing while it is not done', async () => {
  expect(await toldOf(null)).toContain('hieuhoc_warming_seconds 0\n');
  expect(await toldOf(1_500)).toContain('hieuhoc_warming_seconds 1.5\n');
});
