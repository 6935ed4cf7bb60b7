import type { DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { chance, type FragileDisk } from '../../libs/event-store-sqlite/test/fragile-disk';

/** What is wrong with the folder that a loss of power left, when so much was acknowledged; null where nothing is. */
export type Look = (left: string, acked: number, state: number) => string | null;

/**
 * Plays steps on a disk and cuts the power before them, in so many states spread over the window; of what was not synced nothing, all or a
 * random share has reached the disk. Answers what was found wrong.
 */
export function losses(
  disk: FragileDisk,
  steps: readonly DiskStep[],
  cuts: { readonly states: number; readonly seed: number; readonly from?: number; readonly to?: number },
  look: Look,
): string[] {
  const { from = 0, to = steps.length } = cuts;
  const luck = chance(cuts.seed);
  const found: string[] = [];
  let acked = 0;
  let state = 0;
  for (const [index, step] of [...steps, null].entries()) {
    const due = index < from || index > to ? 0 : (cuts.states * (index + 1 - from)) / (to + 1 - from);
    for (; state < due; state++) {
      const share = [0, 1, luck(), luck()][state % 4] ?? 0;
      const defect = disk.afterPowerLoss(
        () => luck() < share,
        (left) => look(left, acked, state),
      );
      if (defect !== null) found.push(`before step ${index} (${step?.kind ?? 'end'}): ${defect}`);
    }
    if (step === null || index > to) break;
    if (step.kind === 'said') acked = Math.max(acked, ackedBy(step.line));
    disk.apply(step);
  }
  disk.close();
  return found;
}

/** `acked … <size of the log>`. */
const ackedBy = (line: string): number => (line.startsWith('acked ') ? Number(line.split(' ').at(-1)) : 0);

export const indexesOf = (steps: readonly DiskStep[], kind: DiskStep['kind'], file?: string): number[] =>
  steps.flatMap((step, index) => (step.kind === kind && (file === undefined || ('file' in step && step.file === file)) ? [index] : []));

export const without = (steps: readonly DiskStep[], dropped: readonly number[]): DiskStep[] =>
  steps.filter((_, index) => !dropped.includes(index));
