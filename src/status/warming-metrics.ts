import { Gauge, type Registry } from 'prom-client';
import type { Warming } from './warming';

/** What Prometheus reads of what is made before anybody asks. */
export function watchWarming(registry: Registry, warming: Pick<Warming, 'warmed'>): void {
  const gauge: Gauge = new Gauge({
    name: 'hieuhoc_warming_seconds',
    help: 'Time, rests included, that it took to make what the overviews of the day rest on; 0 while that is not done',
    registers: [registry],
    collect: () => gauge.set((warming.warmed?.milliseconds ?? 0) / 1000),
  });
}
