import * as fc from 'fast-check';
import { headPlaces, proofOfHead } from './head-places';
import { hex, numberedLeaves } from './testing.fixture';
import { compareKeys, headData, headLeaf, provesStreamHead, streamKey, type StreamHead } from './stream-heads';

const headsOf = (streams: readonly string[]): StreamHead[] =>
  numberedLeaves(streams.length).map((leaf, at) => ({ key: streamKey(streams[at] ?? ''), revision: at, leaf }));

describe('the head of a stream', () => {
  it('stands in the tree as its name, eight bytes of revision, and its leaf', () => {
    const [head] = headsOf(['figure-x']);
    if (head === undefined) throw new Error('one head');
    const data = headData({ ...head, revision: 258 });
    expect(hex(data)).toBe(`${hex(Buffer.from('figure-x'))}0000000000000102${hex(head.leaf)}`);
  });

  it('is proven by its place, and that there is none by its neighbours, whatever streams there are', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(names, fc.string({ maxLength: 12 }), (streams, asked) => {
        const heads = headPlaces(headsOf(streams));
        const sealed = { size: heads.count, root: heads.root };
        for (const stream of [...streams, asked]) {
          const proof = proofOfHead(stream, heads);
          expect(proof.kind).toBe(streams.includes(stream) ? 'present' : 'absent');
          expect(provesStreamHead(stream, proof, sealed)).toBe(true);
        }
      }),
    );
  });

  it('keys are sorted as bytes', () => {
    const keys = ['a', 'aa', 'a-b', 'ab', 'b', 'ế'].map(streamKey);
    expect(keys.toSorted(compareKeys).map(hex)).toEqual(keys.map(hex).toSorted());
  });
});

describe('what does not prove', () => {
  const streams = Array.from({ length: 23 }, (_, at) => `stream-${at}`);
  const heads = headPlaces(headsOf(streams));
  const sealed = { size: heads.count, root: heads.root };

  it('that a stream which is there were not: no gap has room for it', () => {
    for (const stream of streams) {
      for (const other of ['khong-co', 'cung-khong', 'x', 'y', 'z', ...streams]) {
        const proof = proofOfHead(other, heads);
        if (other !== stream) expect(provesStreamHead(stream, proof, sealed)).toBe(false);
      }
    }
  });

  it('an older revision, another leaf, another place', () => {
    const proof = proofOfHead('stream-7', heads);
    if (proof.kind !== 'present') throw new Error('it is there');
    const { head } = proof;
    const claims: StreamHead[] = [
      { ...head, revision: 6 },
      { ...head, leaf: headLeaf(head) },
    ];
    for (const claim of claims) expect(provesStreamHead('stream-7', { kind: 'present', head: { ...head, ...claim } }, sealed)).toBe(false);
    expect(provesStreamHead('stream-7', { kind: 'present', head: { ...head, index: head.index ^ 1 } }, sealed)).toBe(false);
    expect(provesStreamHead('stream-7', proof, { ...sealed, size: head.index })).toBe(false);
    expect(provesStreamHead('stream-7', { kind: 'present', head: { ...head, revision: -1 } }, sealed)).toBe(false);
  });

  it('neighbours that are none, and ends that are no ends', () => {
    const at = (index: number) => {
      const proof = proofOfHead(streams.find((stream) => heads.placeOf(streamKey(stream)) === index) ?? '', heads);
      return proof.kind === 'present' ? proof.head : null;
    };
    const between = 'stream-1-not';
    const absent = proofOfHead(between, heads);
    if (absent.kind !== 'absent' || absent.after === null) throw new Error('between two');
    expect(provesStreamHead(between, { ...absent, after: at(absent.after.index + 1) }, sealed)).toBe(false);
    expect(provesStreamHead(between, { ...absent, after: null }, sealed)).toBe(false);
    expect(provesStreamHead(between, { ...absent, before: null }, sealed)).toBe(false);
    expect(provesStreamHead(between, { kind: 'absent', before: null, after: null }, sealed)).toBe(false);
  });
});
