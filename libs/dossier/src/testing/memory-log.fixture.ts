import {
  compareKeys,
  entryOfText,
  formatCheckpoint,
  GrowingTree,
  headLeaf,
  leafHexOf,
  newSigningKey,
  rootOf,
  signerOf,
  signNote,
  streamKey,
  toHex,
  verifierKeyOf,
  verifierOf,
  type Hash,
  type NoteSigner,
  type NoteVerifier,
  type SigningKey,
  type StreamHead,
  type SubtreeHash,
} from '@hieuhoc/transparency-log';
import { canonical } from '../canonical';
import { bytesOf } from '../hex';
import type { HeadsSource, LogSource, PlacedEvent } from '../making/source';

export const ORIGIN = 'hoctap.example/nhat-ky';
const BEGIN = '2016-01-01T00:00:00.000Z';
const NOW = (): Date => new Date('2026-01-02T03:04:05.000Z');

export const LOG_KEY: SigningKey = newSigningKey(ORIGIN, 'ed25519');
const LOG_SIGNER = signerOf(LOG_KEY, NOW);
/** Another of the same name. */
export const OTHER_SIGNER = signerOf(newSigningKey(ORIGIN, 'ed25519'), NOW);
export const KEYS: readonly NoteVerifier[] = [verifierOf(verifierKeyOf(LOG_KEY))];

export interface Said {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly recordedAt?: string;
}

/** A tree all of whose complete subtrees are kept. */
class KeptTree {
  private readonly tree = new GrowingTree();
  private readonly levels: Hash[][] = [];

  push(leaf: Hash): void {
    this.tree.push(leaf, (level, index, hash) => void ((this.levels[level] ??= [])[index] = hash));
  }

  readonly subtree: SubtreeHash = (level, index) => {
    const hash = this.levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`no subtree ${index} of level ${level}`);
    return hash;
  };
}

export function headsOf(heads: readonly StreamHead[]): HeadsSource & { readonly root: Hash } {
  const sorted = heads.toSorted((a, b) => compareKeys(a.key, b.key));
  const tree = new KeptTree();
  for (const head of sorted) tree.push(headLeaf(head));
  return {
    count: sorted.length,
    root: rootOf(sorted.length, tree.subtree),
    before: (stream) => {
      const key = streamKey(stream);
      const found = sorted.findIndex((head) => compareKeys(head.key, key) >= 0);
      return found < 0 ? sorted.length : found;
    },
    at: (index) => {
      const head = sorted[index];
      if (head === undefined) throw new RangeError(`no head ${index}`);
      return head;
    },
    subtree: tree.subtree,
  };
}

/** A log in memory, with all that dossiers are made of. */
export class MemoryLog {
  readonly events: PlacedEvent[] = [];
  private readonly entries: string[] = [];
  private readonly ends = new Map<string, { readonly revision: number; readonly leaf: string }>();
  private readonly tree = new KeptTree();

  constructor(private readonly signer: NoteSigner = LOG_SIGNER) {}

  get size(): number {
    return this.events.length;
  }

  say({ stream, type, data, recordedAt }: Said): void {
    const index = this.size;
    const last = Date.parse(this.events.at(-1)?.recordedAt ?? BEGIN);
    const at = recordedAt ?? new Date(last + 1_000).toISOString();
    const end = this.ends.get(stream);
    const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    const metadata = canonical({ actor: 'can-bo-1', schemaVersion: 1 });
    this.take({ index, id, type, stream, revision: (end?.revision ?? -1) + 1, recordedAt: at, data: canonical(data), metadata });
  }

  /** As it is, whatever it is. */
  take(event: PlacedEvent): void {
    const entry = entryOfText(event, this.ends.get(event.stream)?.leaf ?? null);
    const leaf = leafHexOf(entry);
    this.events.push(event);
    this.entries.push(entry);
    this.ends.set(event.stream, { revision: event.revision, leaf });
    this.tree.push(bytesOf(leaf));
  }

  heads(): ReturnType<typeof headsOf> {
    return headsOf([...this.ends].map(([stream, { revision, leaf }]) => ({ key: streamKey(stream), revision, leaf: bytesOf(leaf) })));
  }

  /** Seals the heads as they are, with an event of their own. */
  seal(): { readonly heads: HeadsSource; readonly sealSize: number; readonly seal: PlacedEvent } {
    const [heads, sealSize] = [this.heads(), this.size];
    this.say({ stream: 'seal', type: 'StreamHeadsSealed', data: { size: sealSize, count: heads.count, root: toHex(heads.root) } });
    const seal = this.events.at(-1);
    if (seal === undefined) throw new Error('nothing was said');
    return { heads, sealSize, seal };
  }

  note(size = this.size): string {
    const text = formatCheckpoint({ origin: ORIGIN, size, root: rootOf(size, this.tree.subtree) });
    return signNote(text, [this.signer]);
  }

  source(): LogSource {
    return {
      origin: ORIGIN,
      size: this.size,
      note: this.note(),
      tokens: [],
      subtree: this.tree.subtree,
      entry: (index) => this.entries[index] ?? '',
    };
  }

  readonly read = (streams: readonly string[]): Promise<readonly PlacedEvent[]> => {
    const wanted = new Set(streams);
    return Promise.resolve(this.events.filter(({ stream }) => wanted.has(stream)));
  };
}
