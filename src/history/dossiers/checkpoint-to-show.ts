import type { SealedCheckpoint, SealedLog } from '../../platform/sealing';

const PATIENCE_MS = 5_000;

/**
 * Under which checkpoint a dossier is made that has to be covered by it: the newest, so that the reader keeps as much as there is; but where
 * that bears no time stamp, the first that covers it, if it does.
 */
export async function checkpointToShow(
  sealed: Pick<SealedLog, 'latest' | 'covering' | 'whenSealed' | 'timestampOf'>,
  size: number,
): Promise<SealedCheckpoint> {
  const [latest, first] = [sealed.latest(), sealed.covering(size)];
  if (latest === null || first === null) return sealed.whenSealed(size, PATIENCE_MS);
  const isStamped = ({ note }: SealedCheckpoint): boolean => sealed.timestampOf(note) !== null;
  return !isStamped(latest) && isStamped(first) ? first : latest;
}
