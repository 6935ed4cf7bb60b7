import { formatCheckpoint } from './checkpoint';
import { addCheckpoint, extensionOf, formatExtension, NOTHING_SIGNED, parseExtension } from './extension';
import { EMPTY_ROOT, type Hash } from './hashes';
import { newSigningKey, signerOf, verifierKeyOf, verifierOf } from './keys';
import { openNote, signNote } from './note';
import { numberedLeaves, treeOf } from './testing.fixture';
import { consistencyProof, rootOf } from './tree';

const now = (): Date => new Date('2026-11-21T08:00:00.000Z');
const origin = 'hoctap.example.vn/log';
const logKey = newSigningKey(origin, 'ed25519');
const witnessKey = newSigningKey('thanhtra.example.vn/w1', 'ed25519-cosignature');
const known = [{ origin, keys: [verifierOf(verifierKeyOf(logKey))] }];
const signers = [signerOf(witnessKey, now)];
const { subtree } = treeOf(numberedLeaves(40));
const head = (size: number) => ({ size, root: rootOf(size, subtree) });
const textOf = (size: number, root: Hash = rootOf(size, subtree)): string => formatCheckpoint({ origin, size, root });
const signed = (text: string): string => signNote(text, [signerOf(logKey, now)]);
const grown = (old: number, size: number): string =>
  formatExtension({ old, proof: consistencyProof(old, size, subtree), checkpoint: signed(textOf(size)) });
const ask = (body: string, latest = 10) => addCheckpoint(body, known, () => head(latest), signers);

describe('a witness', () => {
  it('cosigns what goes on from the last it cosigned', () => {
    const answer = ask(grown(10, 33));
    expect(answer).toMatchObject({ status: 200, signed: { origin, head: head(33) } });
    const opened = openNote(signed(textOf(33)) + answer.body, [verifierOf(verifierKeyOf(witnessKey))]);
    expect(opened).toMatchObject({ kind: 'signed', by: [{ name: 'thanhtra.example.vn/w1' }] });
  });

  it('cosigns the same again, and a first one without proof', () => {
    expect(ask(grown(10, 10)).status).toBe(200);
    expect(addCheckpoint(grown(0, 10), known, () => NOTHING_SIGNED, signers).status).toBe(200);
  });

  it.each([
    ['what is no request', 'new 1\n\n', 400],
    ['a checkpoint that is none', formatExtension({ old: 10, proof: [], checkpoint: signed(`${origin}\nviele\n`) }), 400],
    ['an old size beyond the new one', formatExtension({ old: 12, proof: [], checkpoint: signed(textOf(11)) }), 400],
    ['a log that is not known', grown(10, 33).replaceAll(origin, 'other.example.vn/log'), 404],
    ['a checkpoint that nobody signed', formatExtension({ old: 10, proof: [], checkpoint: `${textOf(33)}\n— other AAAAAAAA\n` }), 403],
    ['a signature of another text', grown(10, 33).replace('\n33\n', '\n34\n'), 403],
    [
      'another tree',
      formatExtension({ old: 10, proof: consistencyProof(10, 33, subtree), checkpoint: signed(textOf(33, EMPTY_ROOT)) }),
      422,
    ],
    ['the same size with another root', formatExtension({ old: 10, proof: [], checkpoint: signed(textOf(10, EMPTY_ROOT)) }), 409],
    [
      'a proof of something else',
      formatExtension({ old: 10, proof: consistencyProof(9, 33, subtree), checkpoint: signed(textOf(33)) }),
      422,
    ],
    ['nothing with a root of something', formatExtension({ old: 0, proof: [], checkpoint: signed(textOf(0, rootOf(1, subtree))) }), 409],
  ])('refuses %s', (what, body, status) => {
    const latest = what.startsWith('nothing') ? NOTHING_SIGNED : head(10);
    const answer = addCheckpoint(body, known, () => latest, signers);
    expect([answer.status, answer.signed]).toEqual([status, null]);
  });

  it('says how far it is to who does not know', () => {
    expect(ask(grown(9, 33))).toEqual({ status: 409, body: '10\n', signed: null });
    expect(ask(grown(11, 33))).toMatchObject({ status: 409, body: '10\n' });
  });
});

describe('a request to a witness', () => {
  it('is read as it was written', () => {
    const request = { old: 10, proof: consistencyProof(10, 33, subtree), checkpoint: signed(textOf(33)) };
    expect(parseExtension(formatExtension(request))).toEqual({ ...request, proof: request.proof.map((hash) => Uint8Array.from(hash)) });
  });

  it.each([
    ['more lines than any proof has', `old 1\n${'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'.repeat(64)}\nx`],
    ['a leading zero', 'old 01\n\nx'],
    ['a hash that is none', 'old 1\nAAAA\n\nx'],
    ['no end of the proof', 'old 1\n'],
  ])('with %s is none', (_, body) => expect(parseExtension(body)).toBeNull());
});

describe('the signer of a log', () => {
  const next = (size: number) => ({ origin, ...head(size) });

  it('signs nothing smaller than what it signed last, nor beside it', () => {
    expect(extensionOf(head(33), { old: 10, proof: [] }, next(10))).toEqual({ kind: 'conflict', size: 33 });
    expect(extensionOf(head(33), { old: 33, proof: [] }, next(10))).toEqual({ kind: 'malformed' });
    expect(extensionOf(head(10), { old: 10, proof: consistencyProof(10, 33, subtree) }, next(33))).toEqual({
      kind: 'extends',
      head: head(33),
    });
  });
});
