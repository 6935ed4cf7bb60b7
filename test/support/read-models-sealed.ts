import type { System } from './system';

/** What the log says of itself, once the newest heads are followed by what the read models held: that is written in the background. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
export async function readModelsSealed(system: System): Promise<any[]> {
  for (;;) {
    const { items } = (await system.get('/api/streams/seal')).body;
    if (items.at(-1)?.type === 'ProjectionSealed') return items;
  }
}
