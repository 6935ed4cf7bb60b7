import { parseCheckpoint, parseNote, rootOf, sameHash, subtreesFromTiles, tilePath, type Checkpoint } from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignedRootDiffers } from './backup.errors';
import { writeWhole, type BackupFile } from './files';
import { notesPath } from './layout';
import { formatNotes, type KeptNote } from './notes';

/** What was signed of the log. */
export interface NoteSource {
  /** Smallest first. */
  checkpoints(): Iterable<KeptNote>;
}

export interface TakenNotes {
  readonly newest: { readonly note: string; readonly checkpoint: Checkpoint } | null;
  readonly file: BackupFile | null;
}

/** Takes the notes of sizes that the copied tree has, and that stand in no file yet. Throws SignedRootDiffers where the tree has another root. */
export async function takeNotes(
  source: NoteSource | null,
  folder: string,
  size: number,
  kept: readonly BackupFile[],
  whole: boolean,
): Promise<TakenNotes> {
  const last = Math.max(-1, ...kept.map(({ path }) => Number(/^checkpoints\/(\d+)\.ndjson$/.exec(path)?.[1] ?? -1)));
  const subtree = subtreesFromTiles(size, (tile) => readFileSync(join(folder, tilePath(tile))));
  const fresh: KeptNote[] = [];
  let newest: TakenNotes['newest'] = null;
  for (const { size: signed, at, note } of source?.checkpoints() ?? []) {
    const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
    if (checkpoint === null || signed > size) continue;
    // Those of earlier runs were compared then, with the same tiles.
    const compared = !whole && signed <= last;
    if (!compared && !sameHash(rootOf(signed, subtree), checkpoint.root)) throw new SignedRootDiffers(newest?.checkpoint.size ?? 0, signed);
    newest = { note, checkpoint };
    if (signed > last) fresh.push({ size: signed, at, note });
  }
  const upTo = fresh.at(-1)?.size;
  return { newest, file: upTo === undefined ? null : await writeWhole(folder, notesPath(upTo), formatNotes(fresh)) };
}
