import type { ReadModels } from '@hieuhoc/projections';
import { formatLogProof, leafHash, parseTilePath, TILE_WIDTH, toHex, type Hash, type Tile } from '@hieuhoc/transparency-log';
import { Unknown } from '../../platform/http/errors';
import { entryOfEvent } from '../../platform/projections';
import { NotSealed, SealBehind, type SealedCheckpoint, type SealedLog } from '../../platform/sealing';
import { NoSuchTile } from './proofs.errors';

export interface Inclusion {
  readonly event: string;
  readonly index: number;
  readonly entry: string;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly checkpoint: SealedCheckpoint;
}

/** An event is signed within a second of being recorded. */
const PATIENCE_MS = 5_000;

/** What the sealed log proves, for whoever asks over HTTP. */
export class ProofsService {
  constructor(
    private readonly log: SealedLog,
    private readonly read: ReadModels,
  ) {}

  /** The newest signed one. Throws SealBehind where nothing is signed yet. */
  checkpoint(): SealedCheckpoint {
    const latest = this.log.latest();
    if (latest === null) throw new SealBehind(1, 0);
    return latest;
  }

  get sealed(): number {
    return this.log.size();
  }

  /** In the newest signed tree. An event that none covers yet is waited for. */
  async inclusion(event: string): Promise<Inclusion> {
    const found = await entryOfEvent(this.read, event);
    if (found === undefined) throw new Unknown('event', event);
    const index = found.logSize - 1;
    await this.log.whenSealed(found.logSize, PATIENCE_MS);
    const checkpoint = this.checkpoint();
    const entry = this.log.entry(index);
    if (entry === null) throw new NotSealed({ en: `event ${index}`, vi: `sự kiện số ${index}` }, { index });
    return { event, index, entry, leaf: leafHash(Buffer.from(entry)), proof: this.log.inclusion(index, checkpoint.size), checkpoint };
  }

  consistency(from: number, to: number): { readonly fromRoot: Hash; readonly toRoot: Hash; readonly proof: readonly Hash[] } {
    const proof = this.log.consistency(from, to);
    return { fromRoot: this.log.rootAt(from), toRoot: this.log.rootAt(to), proof };
  }

  /** `path` as C2SP tlog-tiles has it, from `tile/` on. Full tiles never change. */
  tile(path: string): { readonly bytes: Uint8Array; readonly full: boolean } {
    const parsed = parseTilePath(path);
    if (parsed === null) throw this.noTile(path);
    const bytes = parsed.kind === 'hashes' ? this.log.tile(parsed.tile) : this.bundle(parsed.tile);
    if (bytes === null) throw this.noTile(path);
    return { bytes, full: parsed.tile.width === TILE_WIDTH };
  }

  private bundle({ index, width }: Tile): Uint8Array | null {
    const entries = this.log.entries(index * TILE_WIDTH, width);
    return entries.length < width ? null : Buffer.concat(entries.map(withLength));
  }

  private noTile(path: string): NoSuchTile {
    return new NoSuchTile(path, this.log.size());
  }
}

/** C2SP tlog-tiles: an entry behind its length in two bytes. */
function withLength(entry: string): Buffer {
  const bytes = Buffer.from(entry);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** C2SP tlog-proof; the entry goes along as `extra`, for whoever does not have the event. */
export const logProofOf = ({ entry, index, proof, checkpoint }: Inclusion): string =>
  formatLogProof({ extra: Buffer.from(entry), index, hashes: proof, checkpoint: checkpoint.note });

export const inHex = (hashes: readonly Hash[]): string[] => hashes.map(toHex);
