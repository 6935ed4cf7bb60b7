import type { LogSource } from '@hieuhoc/dossier';
import { subtreesFromTiles } from '@hieuhoc/transparency-log';
import { NotSealed, type SealedCheckpoint, type SealedLog } from '../../platform/sealing';

export type SealedPart = Pick<SealedLog, 'tile' | 'entries' | 'timestampOf'>;

const A_BUNDLE = 256;

/** The sealed log as a checkpoint signs it, in the shape that dossiers are made of. */
export function sourceOf(sealed: SealedPart, { size, note }: SealedCheckpoint): LogSource {
  const [origin = ''] = note.split('\n', 1);
  const subtree = subtreesFromTiles(size, (tile) => {
    const bytes = sealed.tile(tile);
    if (bytes === null) throw new NotSealed({ en: 'tile', vi: 'ô băm' }, { level: tile.level, index: tile.index });
    return bytes;
  });
  const token = sealed.timestampOf(note);
  return { origin, size, note, tokens: token === null ? [] : [token], subtree, entry: entriesOf(sealed) };
}

/** Events are asked for in the order of the log: those that stand beside one another are read at once. */
function entriesOf(sealed: SealedPart): LogSource['entry'] {
  let [first, bundle]: [number, readonly string[]] = [0, []];
  return (index) => {
    if (index < first || index >= first + bundle.length) {
      first = Math.floor(index / A_BUNDLE) * A_BUNDLE;
      bundle = sealed.entries(first, A_BUNDLE);
    }
    const entry = bundle[index - first];
    if (entry === undefined) throw new NotSealed({ en: 'entry', vi: 'phong bì sự kiện' }, { index });
    return entry;
  };
}
