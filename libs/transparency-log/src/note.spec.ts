import { formatCheckpoint, parseCheckpoint } from './checkpoint';
import { newSigningKey, signerOf, timeOf, verifierKeyOf, verifierOf } from './keys';
import { formatVerifierKey, isKeyName, openNote, parseNote, parseVerifierKey, signNote, type SignatureType } from './note';

/** The example of C2SP signed-note. */
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const TEXT = 'This is an example message.\n';
const NOTE = `${TEXT}\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n`;

const now = (): Date => new Date('2026-11-21T08:00:00.500Z');
const key = (name: string, type: SignatureType) => {
  const signing = newSigningKey(name, type);
  return { signer: signerOf(signing, now), verifier: verifierOf(verifierKeyOf(signing)), shown: formatVerifierKey(verifierKeyOf(signing)) };
};
const example = () => {
  const parsed = parseVerifierKey(KEY);
  if (parsed === null) throw new Error('no key');
  return verifierOf(parsed);
};
const checkpoint = formatCheckpoint({ origin: 'hoctap.example.vn/log', size: 20_852_163, root: Buffer.alloc(32, 7) });

describe('a signed note', () => {
  it('of the example of C2SP is verified by its key', () => {
    expect(openNote(NOTE, [example()])).toMatchObject({ kind: 'signed', text: TEXT, by: [{ name: 'example.com/foo' }] });
    expect(parseVerifierKey(KEY)).toMatchObject({ name: 'example.com/foo', type: 'ed25519' });
    expect(formatVerifierKey(example().key)).toBe(KEY);
  });

  it('of which one character is another is forged', () => {
    expect(openNote(NOTE.replace('example message', 'example massage'), [example()])).toEqual({ kind: 'forged', name: 'example.com/foo' });
    expect(openNote(NOTE.replace('Uw2QOkn8', 'Uw2QOkn9'), [example()])).toEqual({ kind: 'forged', name: 'example.com/foo' });
  });

  it('may hold empty lines: its text ends at the last one', () => {
    const { signer, verifier } = key('a.example/1', 'ed25519');
    const text = 'một\n\nhai\n';
    expect(openNote(signNote(text, [signer]), [verifier])).toMatchObject({ kind: 'signed', text });
  });

  it('shows who of those known has signed, and passes over others', () => {
    const [a, b, c] = ['a.example/1', 'b.example/1', 'c.example/1'].map((name) => key(name, 'ed25519'));
    if (a === undefined || b === undefined || c === undefined) throw new Error('no keys');
    const note = signNote(TEXT, [a.signer, b.signer]);
    expect(openNote(note, [b.verifier, c.verifier])).toMatchObject({ kind: 'signed', by: [{ name: 'b.example/1' }] });
    expect(openNote(note, [c.verifier])).toEqual({ kind: 'unsigned' });
    const namesake = key('a.example/1', 'ed25519');
    expect(openNote(note, [namesake.verifier])).toEqual({ kind: 'unsigned' });
  });

  it('is thrown away whole where a known key signed one line and never made another', () => {
    const [a, b] = [key('a.example/1', 'ed25519'), key('b.example/1', 'ed25519')];
    const lineOfB = signNote('another text\n', [b.signer]).split('\n\n')[1] ?? '';
    expect(openNote(signNote(TEXT, [a.signer]) + lineOfB, [a.verifier, b.verifier])).toEqual({ kind: 'forged', name: 'b.example/1' });
  });

  it('bears 16 signatures and more', () => {
    const keys = Array.from({ length: 20 }, (_, n) => key(`w.example/${n}`, 'ed25519-cosignature'));
    const note = signNote(
      checkpoint,
      keys.map(({ signer }) => signer),
    );
    const opened = openNote(
      note,
      keys.map(({ verifier }) => verifier),
    );
    expect(opened.kind === 'signed' && opened.by).toHaveLength(20);
  });

  it.each([
    ['without signatures', 'a\n\n'],
    ['without an empty line', 'a\n— b AAAAAAAA\n'],
    ['that does not end with a newline', NOTE.slice(0, -1)],
    ['with a tabulator', NOTE.replace('is an', 'is\tan')],
    ['with a hyphen for the dash', NOTE.replace('—', '-')],
    ['with a plus in a name', NOTE.replace('— example.com/foo', '— example.com/f+o')],
    ['with loose base64', NOTE.replace('aQM=', 'aQN=')],
    ['with a signature of four bytes', `${TEXT}\n— example.com/foo Uw2QOg==\n`],
    ['with half a character', NOTE.replace('This', '\uD83D')],
  ])('%s is none', (_, note) => {
    expect(parseNote(note)).toBeNull();
    expect(openNote(note, [example()])).toEqual({ kind: 'malformed' });
  });

  it.each(['no newline', 'a\tb\n', '\uD83D\n'])('is not made of %j', (text) => {
    expect(() => signNote(text, [key('a.example/1', 'ed25519').signer])).toThrow(RangeError);
  });
});

describe('a verifier key', () => {
  it.each(['ed25519', 'ed25519-cosignature', 'ml-dsa-44'] as const)('of %s is read as it was written', (type) => {
    const { shown, verifier } = key('a.example/1', type);
    expect(parseVerifierKey(shown)).toEqual(verifier.key);
  });

  it.each([
    ['whose id is another', KEY.replace('530d903a', '530d903b')],
    ['of a type nobody knows', KEY.replace('+Aeky', '+Ceky')],
    ['that is too short', KEY.slice(0, -8)],
    ['without a name', KEY.replace('example.com/foo', '')],
    ['with more behind it', `${KEY}+`],
  ])('%s is none', (_, text) => expect(parseVerifierKey(text)).toBeNull());

  it('has a name without blanks or pluses', () =>
    expect(['a.vn/1', 'a b', 'a+b', '', 'a\u00A0b'].map(isKeyName)).toEqual([true, false, false, false, false]));
});

describe('a signature of a checkpoint', () => {
  it.each(['ed25519', 'ed25519-cosignature', 'ml-dsa-44'] as const)('by %s is verified, of another checkpoint it is not', (type) => {
    const { signer, verifier } = key('hoctap.example.vn/log', type);
    expect(openNote(signNote(checkpoint, [signer]), [verifier])).toMatchObject({ kind: 'signed', text: checkpoint });
    const line = signNote(checkpoint, [signer]).split('\n\n')[1] ?? '';
    const later = checkpoint.replace('20852163', '20852164');
    expect(openNote(`${later}\n${line}`, [verifier])).toEqual({ kind: 'forged', name: 'hoctap.example.vn/log' });
  });

  it.each(['ed25519-cosignature', 'ml-dsa-44'] as const)('by %s says when, and nobody can say otherwise', (type) => {
    const { signer, verifier } = key('w.example/1', type);
    const signature = signer.sign(checkpoint);
    expect(timeOf(signature)).toBe(now().getTime() / 1_000 - 0.5);
    expect(verifier.verifies(checkpoint, signature)).toBe(true);
    const later = Uint8Array.from(signature);
    later[7] = (later[7] ?? 0) + 1;
    expect(verifier.verifies(checkpoint, later)).toBe(false);
    expect(verifier.verifies(checkpoint, signature.subarray(0, 8))).toBe(false);
  });

  it('with a time is of nothing but a checkpoint', () => {
    const { signer, verifier } = key('w.example/1', 'ed25519-cosignature');
    expect(() => signer.sign(TEXT)).toThrow(RangeError);
    expect(verifier.verifies(TEXT, signer.sign(checkpoint))).toBe(false);
  });

  it('of a log with a longer name than it can hold is none', () => {
    const { signer, verifier } = key('w.example/1', 'ml-dsa-44');
    const long = formatCheckpoint({ origin: 'x'.repeat(256), size: 1, root: Buffer.alloc(32) });
    expect(() => signer.sign(long)).toThrow('a cosignature is of a checkpoint');
    expect(verifier.verifies(long, signer.sign(checkpoint))).toBe(false);
  });

  it('by one key does not pass for one of another use of the same key', () => {
    const signing = newSigningKey('w.example/1', 'ed25519');
    const plain = signerOf(signing, now).sign(checkpoint);
    const cosigning = verifierOf(verifierKeyOf({ ...signing, type: 'ed25519-cosignature' }));
    expect(cosigning.keyId).not.toBe(signerOf(signing, now).keyId);
    expect(cosigning.verifies(checkpoint, plain)).toBe(false);
  });
});

describe('a checkpoint', () => {
  /** The example of C2SP tlog-checkpoint. */
  const published = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

  it('is read and written as C2SP has it', () => {
    const parsed = parseCheckpoint(published);
    expect(parsed).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(parsed && formatCheckpoint(parsed)).toBe(published);
  });

  it.each([
    ['a leading zero', published.replace('20852163', '020852163')],
    ['a sign', published.replace('20852163', '+20852163')],
    ['a size no number holds', published.replace('20852163', '9007199254740993')],
    ['a short root', published.replace('CsUYapGG', '')],
    ['loose base64', published.replace('q2I=', 'q2J=')],
    ['an extension', `${published}more\n`],
    ['no origin', published.replace('example.com/behind-the-sofa', '')],
    ['no end', published.slice(0, -1)],
  ])('with %s is none', (_, text) => expect(parseCheckpoint(text)).toBeNull());

  it('cannot be made to read as another', () => {
    expect(() => formatCheckpoint({ origin: 'a\n5', size: 1, root: Buffer.alloc(32) })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: 1.5, root: Buffer.alloc(32) })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: Buffer.alloc(31) })).toThrow(RangeError);
  });
});
