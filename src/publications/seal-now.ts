import { toHex } from '@hieuhoc/transparency-log';
import type { CommandContext } from '../platform/commands/context';
import type { AsOfReader } from '../platform/queries/as-of';
import type { SealedLog } from '../platform/sealing';

/** The log as it stands, with the root of the tree over it. `root`: hex. */
export interface SealedNow {
  readonly origin: string;
  readonly logSize: number;
  readonly root: string;
}
/** Throws SealBehind when nobody signs in time. */
export type SealNow = (context: CommandContext) => Promise<SealedNow>;

const PATIENCE_MS = 10_000;

export const sealedAsOf =
  (moments: AsOfReader, sealed: SealedLog): SealNow =>
  async () => {
    const { logSize } = await moments.resolve(undefined);
    const { note } = await sealed.whenSealed(logSize, PATIENCE_MS);
    const [origin = ''] = note.split('\n', 1);
    return { origin, logSize, root: toHex(sealed.rootAt(logSize)) };
  };
