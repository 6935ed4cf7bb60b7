import { parseCheckpoint, parseNote, type TimedVerifier } from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damage, type Damage } from './damage';
import { readIfThere } from './files';
import { CHECKPOINT } from './layout';
import type { Manifest } from './manifest';
import { openCheckpoint, parseKeys, parseNotes } from './notes';

/** A size whose root was signed; by whom, where keys were there to tell. */
export interface SignedHead {
  readonly path: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly by: readonly string[];
  readonly note: string;
  readonly at: string | null;
}

/** Every note of a backup. Without any key they are taken for what they say, and `by` is empty. */
export async function readNotes(
  folder: string,
  manifest: Manifest,
  keys: readonly TimedVerifier[],
): Promise<{ readonly heads: readonly SignedHead[]; readonly found: readonly Damage[] }> {
  const heads: SignedHead[] = [];
  const found: Damage[] = [];
  const look = (path: string, note: string, at: string | null): void => {
    const head = keys.length === 0 ? unchecked(note) : checked(note, keys);
    if (typeof head === 'string') found.push(damage(`note-${head}`, path));
    else heads.push({ path, note, at, ...head });
  };
  for (const { path } of manifest.files.filter(({ path }) => path.startsWith('checkpoints/'))) {
    const notes = parseNotes(readFileSync(join(folder, path), 'utf8'));
    if (notes === null) found.push(damage('note-malformed', path));
    for (const { note, at } of notes ?? []) look(path, note, at);
  }
  const newest = await readIfThere(join(folder, CHECKPOINT));
  if (newest !== null) look(CHECKPOINT, newest.toString(), null);
  else if (manifest.checkpoint !== null) found.push(damage('missing-file', CHECKPOINT));
  return { heads, found };
}

type Read = Omit<SignedHead, 'path' | 'note' | 'at'>;

function checked(note: string, keys: readonly TimedVerifier[]): Read | 'unsigned' | 'forged' | 'malformed' {
  const opened = openCheckpoint(note, keys);
  return opened.kind === 'signed' ? { ...opened.checkpoint, by: opened.by } : opened.kind;
}

function unchecked(note: string): Read | 'malformed' {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  return checkpoint === null ? 'malformed' : { ...checkpoint, by: [] };
}

/** Those that were given, else those that the backup keeps. */
export const keysOf = (given: readonly TimedVerifier[], manifest: Manifest): readonly TimedVerifier[] =>
  given.length > 0 ? given : (parseKeys(manifest.keys.join('\n')) ?? []);
