import { Gauge, type Registry } from 'prom-client';
import type { Sealing } from '../sealing';

/** What Prometheus reads of the sealed log. */
export function watchSealing(registry: Registry, sealing: Pick<Sealing, 'state'>): void {
  const events: Gauge<'state'> = new Gauge({
    name: 'hieuhoc_sealed_events',
    help: 'Events whose leaf is in the sealed tree, and events that a signature covers',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const { sealed, signed } = await sealing.state();
      events.set({ state: 'sealed' }, sealed);
      events.set({ state: 'signed' }, signed);
    },
  });
  const unsigned: Gauge = new Gauge({
    name: 'hieuhoc_unsigned_seconds',
    help: 'Age of the oldest event that no signature covers; alarm above 10',
    registers: [registry],
    collect: async () => unsigned.set(((await sealing.state()).unsignedMs ?? 0) / 1000),
  });
  const alarm: Gauge = new Gauge({
    name: 'hieuhoc_seal_alarm',
    help: '1 where the log is not the one that was sealed or signed: nothing more is signed until somebody has looked',
    registers: [registry],
    collect: async () => alarm.set((await sealing.state()).alarm === null ? 0 : 1),
  });
  const attested: Gauge<'anchor'> = new Gauge({
    name: 'hieuhoc_attested_events',
    help: 'Events that a witness has cosigned, or a time stamp covers',
    labelNames: ['anchor'],
    registers: [registry],
    collect: async () => {
      for (const { anchor, size } of (await sealing.state()).anchors) attested.set({ anchor }, size);
    },
  });
}
