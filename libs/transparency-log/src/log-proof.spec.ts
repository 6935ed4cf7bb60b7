import { canonicalJson } from '@hieuhoc/event-store';
import * as fc from 'fast-check';
import { entryOf, entryOfText, hashOfLeaf, leafHexOf, leafOf, type LoggedEvent } from './leaf';
import { formatLogProof, parseLogProof } from './log-proof';
import { hex, numberedLeaves } from './testing.fixture';

const proof = { extra: null, index: 73_894, hashes: numberedLeaves(3), checkpoint: 'a.example/log\n5\nAAAA\n\n— a.example/log AAAAAAAA\n' };

describe('a .tlog-proof', () => {
  it.each([proof, { ...proof, extra: Buffer.from('{}') }, { ...proof, hashes: [], index: 0 }])('is read as it was written', (one) => {
    const parsed = parseLogProof(formatLogProof(one));
    expect(parsed && { ...parsed, extra: parsed.extra && hex(parsed.extra), hashes: parsed.hashes.map(hex) }).toEqual({
      ...one,
      extra: one.extra && hex(one.extra),
      hashes: one.hashes.map(hex),
    });
  });

  const text = formatLogProof(proof);
  it.each([
    ['another version', text.replace('@v1', '@v2')],
    ['no index', text.replace(/index .*\n/, '')],
    ['a leading zero', text.replace('index 7', 'index 07')],
    ['a hash that is none', text.replace(/\n[A-Za-z0-9+/]{43}=\n/, '\nAAAA\n')],
    ['extra that is no base64', text.replace('index', 'extra *\nindex')],
    ['no checkpoint', text.split('\n\n')[0] ?? ''],
  ])('with %s is none', (_, other) => expect(parseLogProof(other)).toBeNull());
});

describe('the leaf of an event', () => {
  const event: LoggedEvent = {
    id: '0198f0a0-0000-7000-8000-000000000001',
    type: 'FigureReported',
    stream: 'figure-x:22.205.07075:2015-H1',
    revision: 0,
    recordedAt: '2015-07-10T02:03:04.005Z',
    data: Buffer.from('{"giá trị":"1"}'),
    metadata: Buffer.from('{}'),
  };
  const previous = numberedLeaves(1)[0] ?? null;

  it('is canonical JSON', () => {
    const leaf = leafOf({ ...event, stream: 'tên "lạ" \\' }, previous);
    expect(entryOf(leaf)).toBe(canonicalJson({ ...leaf, v: 1 }));
  });

  it('is the same for ever', () => {
    expect(hex(hashOfLeaf(leafOf(event, null)))).toMatchInlineSnapshot(
      `"10d996cf7621757bd2fe449feea148ad555d35c7be02e5e8524b350f4af2d13f"`,
    );
  });

  it.each(Object.keys(event))('changes with the %s', (field) => {
    const other = {
      ...event,
      [field]: field === 'revision' ? 1 : ['data', 'metadata'].includes(field) ? Buffer.from('{"a":1}') : `${Reflect.get(event, field)}0`,
    };
    expect(hex(hashOfLeaf(leafOf(other, previous)))).not.toBe(hex(hashOfLeaf(leafOf(event, previous))));
  });

  it('is the same made of texts, whatever they hold', () => {
    const text = fc.string({ unit: 'binary' });
    const texts = fc.record({ id: text, type: text, stream: text, revision: fc.nat(), recordedAt: text, data: text, metadata: text });
    const before = fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }));
    fc.assert(
      fc.property(texts, before, (one, hash) => {
        const leaf = leafOf({ ...one, data: Buffer.from(one.data), metadata: Buffer.from(one.metadata) }, hash);
        const entry = entryOfText(one, hash && hex(hash));
        expect(entry).toBe(entryOf(leaf));
        expect(leafHexOf(entry)).toBe(hex(hashOfLeaf(leaf)));
      }),
    );
  });

  it('changes with what stands before it in its stream', () => {
    expect(hex(hashOfLeaf(leafOf(event, previous)))).not.toBe(hex(hashOfLeaf(leafOf(event, null))));
  });
});
