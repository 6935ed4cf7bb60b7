import { formatVerifierKey, newSigningKey, parseNote, verifierKeyOf } from '@hieuhoc/transparency-log';
import { MemoryLog } from '../../../libs/dossier/src/testing/memory-log.fixture';
import { UnreadableInput } from './input.errors';
import { keysIn } from './keys';
import { linesIn } from './lines';
import { notesIn } from './notes';

const log = new MemoryLog();
for (const stream of ['a', 'b', 'c']) log.say({ stream, type: 'Said', data: {} });
const [one, two] = [log.note(1), log.note(2)];
const textOf = (note: string): string => parseNote(note)?.text ?? '';

describe('older checkpoints as somebody kept them', () => {
  it('are found one after the other, with or without signatures, blanks and ends of lines of Windows', () => {
    expect(notesIn(one)).toEqual([one]);
    expect(notesIn(`\n\n${one}\n\n${two.replaceAll('\n', '\r\n')}`)).toEqual([one, two]);
    expect(notesIn(`${one}${two}`)).toEqual([one, two]);
    expect(notesIn(textOf(one))).toEqual([textOf(one)]);
    expect(notesIn(`${textOf(one)}\n${two}${textOf(two).trimEnd()}`)).toEqual([textOf(one), two, textOf(two)]);
    expect(notesIn(' \n')).toEqual([]);
  });

  it('may be a whole dossier of before', () =>
    expect(notesIn(`{"line":"header"}\n${JSON.stringify({ line: 'checkpoint', note: one })}\n{}`)).toEqual([one]));

  it.each(['một hai ba', one.slice(0, 30), `${one}\nxong`, '{"line":"header"}\n{}', '{', textOf(one).replace('\n1\n', '\n01\n')])(
    'are refused where they are none: %j',
    (text) => expect(() => notesIn(text)).toThrow(UnreadableInput),
  );
});

describe('keys as they are printed', () => {
  const key = formatVerifierKey(verifierKeyOf(newSigningKey('hoctap.example/nhat-ky', 'ed25519')));

  it('are one a line, remarks and blanks passed over', () =>
    expect(keysIn(`# Quyết định 12\r\n\r\n  ${key}  \r\n${key}`).map(({ name }) => name)).toEqual([
      'hoctap.example/nhat-ky',
      'hoctap.example/nhat-ky',
    ]));

  it('with one sign that is another are refused, by their line', () => {
    const spoilt = key.slice(0, -3) + (key.at(-3) === 'A' ? 'B' : 'A') + key.slice(-2);
    expect(() => keysIn(`${key}\n${spoilt}`)).toThrow(
      expect.objectContaining({ messageVi: expect.stringMatching(/^Dòng 2 của phần khoá/) }),
    );
  });
});

describe('the lines of a file read piece by piece', () => {
  const read = async (...chunks: readonly (readonly number[])[]): Promise<string[]> => {
    async function* pieces() {
      for (const chunk of chunks) yield Uint8Array.from(chunk);
    }
    const lines: string[] = [];
    for await (const some of linesIn(pieces())) lines.push(...some);
    return lines;
  };
  const bytes = [...new TextEncoder().encode('hồ sơ\ntệp\n')];

  it('are the same wherever it is cut, within a character too', async () => {
    for (let cut = 0; cut <= bytes.length; cut++) expect(await read(bytes.slice(0, cut), bytes.slice(cut))).toEqual(['hồ sơ', 'tệp']);
  });

  it('hold a last one without an end, and refuse what is no text', async () => {
    expect(await read(bytes.slice(0, -1))).toEqual(['hồ sơ', 'tệp']);
    await expect(read([...bytes, 0xff, 0x0a])).rejects.toMatchObject({ code: 'malformed-line' });
    await expect(read(bytes.slice(0, 2))).rejects.toMatchObject({ code: 'malformed-line' });
    // A mark of byte order is no part of a dossier: its first line is then none.
    expect(await read([0xef, 0xbb, 0xbf, ...bytes])).toEqual(['\uFEFFhồ sơ', 'tệp']);
  });
});
