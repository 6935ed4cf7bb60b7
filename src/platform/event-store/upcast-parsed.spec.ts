import type { DossierEvent } from '@hieuhoc/dossier';
import { upcastParsed, upcastParsedWith } from './upcast-parsed';

const event: DossierEvent = {
  type: 'FigureFiled',
  stream: 'figure-so-ho:a1:2015',
  revision: 3,
  recordedAt: '2015-07-10T02:00:00.000Z',
  data: { number: '7' },
  metadata: { actor: 'x', schemaVersion: 1 },
  index: 41,
};

describe('events of a dossier in their newest shape', () => {
  it('climb the same ladder as events of the log, and keep their place', () => {
    const upcast = upcastParsedWith([
      {
        type: 'FigureFiled',
        from: 1,
        into: ['FigureReported'],
        upcast: ({ data, revision }) => ({
          type: 'FigureReported',
          data: { value: { kind: 'count', value: data['number'] ?? null }, was: Number(revision) },
        }),
      },
      { type: 'FigureReported', from: 2, upcast: ({ data }) => ({ data: { ...data, dataTo: '2015-12-31' } }) },
    ]);
    expect(upcast(event)).toEqual({
      ...event,
      type: 'FigureReported',
      data: { value: { kind: 'count', value: '7' }, was: 3, dataTo: '2015-12-31' },
      metadata: { actor: 'x', schemaVersion: 3 },
    });
  });

  it('of the newest version stay as they are', () => expect(upcastParsed(event)).toEqual(event));
});
