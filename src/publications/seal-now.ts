import { toHex } from '@hieuhoc/transparency-log';
import type { DailySeals, SealsService } from '../history';
import type { CommandContext } from '../platform/commands/context';
import type { SealedLog } from '../platform/sealing';

/** The log as it stands: every stream's head sealed, the tree over it signed. `root`: hex. */
export interface SealedNow {
  readonly origin: string;
  readonly logSize: number;
  readonly root: string;
}
/** Throws SealBehind when nobody signs in time, or what keeps the log from being sealed. */
export type SealNow = (context: CommandContext) => Promise<SealedNow>;

const PATIENCE_MS = 10_000;

/** What is published can be taken home as a dossier: that needs the heads of its size. What the read models held then is sealed meanwhile. */
export const sealedBy =
  (seals: SealsService, daily: DailySeals, sealed: SealedLog): SealNow =>
  async ({ idempotency: _, expectedRevision: __, ...context }) => {
    const { size } = (await seals.seal(context)).seal;
    daily.sealProjectionsFor(context);
    const { note } = await sealed.whenSealed(size, PATIENCE_MS);
    sealed.wantStamp(size);
    const [origin = ''] = note.split('\n', 1);
    return { origin, logSize: size, root: toHex(sealed.rootAt(size)) };
  };
