import { DossierRefused, MOST_CHARACTERS } from '@hieuhoc/dossier';

/** The lines of a file read piece by piece. Throws DossierRefused for bytes that are no text, or a line longer than any of a dossier. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  let before = 0;
  for await (const chunk of chunks) {
    const parts = (rest + decoded(decoder, chunk, before)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > MOST_CHARACTERS) throw unreadable(before + parts.length);
    before += parts.length;
    if (parts.length > 0) yield parts;
  }
  rest += decoded(decoder, undefined, before);
  // A last line without its end is one all the same: the check of the file says that it was cut.
  if (rest !== '') yield [rest];
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined, line: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw unreadable(line);
  }
}

const unreadable = (before: number): DossierRefused =>
  new DossierRefused(
    'malformed-line',
    before + 1,
    `Từ dòng ${before + 1} tệp không đọc được như văn bản. Hãy xin lại tệp.`,
    'The file is no text.',
  );
