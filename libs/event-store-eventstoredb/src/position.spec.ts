import * as fc from 'fast-check';
import { MalformedPosition, type Position } from '@hieuhoc/event-store';
import { placeOf, positionOf } from './position';

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const place = fc.record({ commit: uint64, prepare: uint64 });

it('the order of the texts is the order of the log: commit first, then prepare', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const inLog = a.commit === b.commit ? a.prepare < b.prepare : a.commit < b.commit;
      expect(positionOf(a) < positionOf(b)).toBe(inLog);
    }),
  );
});

it('a position leads back to its place', () => {
  fc.assert(fc.property(place, (at) => expect(placeOf(positionOf(at))).toEqual(at)));
});

it.each(['', 'x', '0000000000000042', '1/1', '99999999999999999999/00000000000000000001', `${'0'.repeat(20)}/${'0'.repeat(20)} `])(
  '%j is no position',
  (text) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a client may send anything as a position
    expect(() => placeOf(text as Position)).toThrow(MalformedPosition);
  },
);
