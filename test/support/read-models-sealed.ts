import type { System } from './system';

/** What the log says of itself, once the newest heads are followed by what the read models held: that is written in the background. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
export async function readModelsSealed(system: Pick<System, 'get'>): Promise<any[]> {
  for (;;) {
    const { items } = (await system.get('/api/streams/seal?limit=1000')).body;
    const newest = (type: string) => items.findLast((item: { readonly type: string }) => item.type === type)?.data.size;
    if (newest('StreamHeadsSealed') === newest('ProjectionSealed')) return items;
  }
}
