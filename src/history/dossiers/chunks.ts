import type { Dossier } from './dossiers.service';

const CHUNK_CHARACTERS = 65_536;

/** Lines with their line feeds, many at once. */
export async function* chunksOf(lines: Dossier['lines']): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
