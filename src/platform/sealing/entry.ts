import { entryOf, type Leaf } from '@hieuhoc/transparency-log';
import { SealFileDamaged } from './sealing.errors';

/** What an envelope says of its event. Throws SealFileDamaged for what is none. */
export function parseEntry(text: string): Leaf {
  const leaf = asLeaf(parsed(text));
  if (leaf === null || entryOf(leaf) !== text) throw new SealFileDamaged('seal.db', 'một phong bì sự kiện không đúng khuôn dạng');
  return leaf;
}

function asLeaf(value: unknown): Leaf | null {
  if (typeof value !== 'object' || value === null) return null;
  const { data, id, metadata, previous, recordedAt, revision, stream, type }: Readonly<Record<string, unknown>> = { ...value };
  const isLeaf =
    typeof data === 'string' &&
    typeof id === 'string' &&
    typeof metadata === 'string' &&
    (typeof previous === 'string' || previous === null) &&
    typeof recordedAt === 'string' &&
    typeof revision === 'number' &&
    typeof stream === 'string' &&
    typeof type === 'string';
  return isLeaf ? { data, id, metadata, previous, recordedAt, revision, stream, type } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
