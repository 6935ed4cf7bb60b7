import * as fc from 'fast-check';
import type { Position } from '@hieuhoc/event-store';
import { fold } from './load';
import { bookLent, shelfDecider, shelfOpened, type ShelfEvent } from './shelf.fixture';
import type { Recorded } from './types';

const recorded = (event: ShelfEvent, revision: number): ShelfEvent & Recorded => ({
  ...event,
  id: `id-${revision}`,
  revision: BigInt(revision),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  position: String(revision) as Position,
  recordedAt: '2026-01-01T00:00:00.000Z',
  metadata: { actor: 'actor-1', schemaVersion: 1 },
});

describe('fold', () => {
  it('folding in parts is folding at once, wherever it is cut', () => {
    const events = fc.array(fc.oneof(fc.string().map(shelfOpened), fc.string().map(bookLent)), { maxLength: 30 });
    fc.assert(
      fc.property(events, fc.nat({ max: 30 }), (said, cut) => {
        const all = said.map(recorded);
        const inParts = fold(shelfDecider, all.slice(cut), fold(shelfDecider, all.slice(0, cut)));
        expect(inParts).toEqual(fold(shelfDecider, all));
      }),
    );
  });

  it('nothing happened means the initial state', () => expect(fold(shelfDecider, [])).toEqual({ kind: 'none' }));
});
