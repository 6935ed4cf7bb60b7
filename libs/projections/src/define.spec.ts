import type { Position } from '@hieuhoc/event-store';
import { defineProjection, write } from './define';
import type { ProjectedEvent } from './types';

type Counted = { readonly type: 'Counted'; readonly data: { readonly area: string } };
type Moved = { readonly type: 'Moved'; readonly data: { readonly to: string } };

const event = (type: string, data: ProjectedEvent['data']): ProjectedEvent => ({
  id: 'id',
  type,
  data,
  metadata: { actor: 'actor-1', schemaVersion: 1 },
  stream: 's',
  revision: 0n,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  position: '1' as Position,
  recordedAt: '2026-01-01T00:00:00.000Z',
  dataText: '{}',
  metadataText: '{}',
  logSize: 7,
});

describe('a projection of one function an event', () => {
  const projection = defineProjection<Counted | Moved>({
    name: 'counts',
    version: 1,
    tables: [],
    on: { Counted: ({ data, logSize }) => [write('insert into {count} (area, at) values (?, ?)', data.area, logSize)] },
  });

  it('handles the types it has a function for', () => expect(projection.handles).toEqual(['Counted']));

  it('gives each function its event, with its place in the log', () =>
    expect(projection.apply(event('Counted', { area: 'an-sinh' }))).toEqual([
      { sql: 'insert into {count} (area, at) values (?, ?)', params: ['an-sinh', 7] },
    ]));

  it('lets other events pass by', () => expect(projection.apply(event('Moved', { to: 'x' }))).toEqual([]));
});
