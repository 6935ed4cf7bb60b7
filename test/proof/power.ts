import type { DiskStep } from '../../libs/event-store-sqlite/test/disk-trace';
import { chance, type FragileDisk, type Luck } from '../../libs/event-store-sqlite/test/fragile-disk';

/** What is wrong with the folder that a loss of power left, when so much was acknowledged; null where nothing is. */
export type Look = (left: string, acked: number, state: number, said: readonly string[]) => string | null;
export type LongLook = (...seen: Parameters<Look>) => Promise<string | null>;

export interface Cuts {
  readonly states: number;
  readonly seed: number;
  readonly from?: number;
  readonly to?: number;
}

interface Moment {
  readonly state: number;
  readonly acked: number;
  readonly said: readonly string[];
  readonly luck: Luck;
  readonly words: string;
}

/**
 * Plays steps on a disk and cuts the power before them, in so many states spread over the window; of what was not synced nothing, all or a
 * random share has reached the disk, or all names and a random share of what is in the files. Answers what was found wrong.
 */
export function losses(disk: FragileDisk, steps: readonly DiskStep[], cuts: Cuts, look: Look): string[] {
  const found: string[] = [];
  for (const { luck, acked, state, said, words } of moments(disk, steps, cuts)) {
    const defect = disk.afterPowerLoss(luck, (left) => look(left, acked, state, said));
    if (defect !== null) found.push(`${words}: ${defect}`);
  }
  return found;
}

/** The same where looking takes its time. */
export async function lossesSeen(disk: FragileDisk, steps: readonly DiskStep[], cuts: Cuts, look: LongLook): Promise<string[]> {
  const found: string[] = [];
  for (const { luck, acked, state, said, words } of moments(disk, steps, cuts)) {
    const defect = await disk.lookedAtAfterPowerLoss(luck, (left) => look(left, acked, state, said));
    if (defect !== null) found.push(`${words}: ${defect}`);
  }
  return found;
}

function* moments(disk: FragileDisk, steps: readonly DiskStep[], cuts: Cuts): Generator<Moment> {
  const { from = 0, to = steps.length } = cuts;
  const luck = chance(cuts.seed);
  const said: string[] = [];
  let acked = 0;
  let state = 0;
  for (const [index, step] of [...steps, null].entries()) {
    const due = index < from || index > to ? 0 : (cuts.states * (index + 1 - from)) / (to + 1 - from);
    for (; state < due; state++) {
      const share = [0, 1, luck(), luck()][state % 4] ?? 0;
      const sector = (): boolean => luck() < share;
      yield {
        state,
        acked,
        said,
        luck: { sector, name: state % 4 === 3 ? () => true : sector },
        words: `before step ${index} (${step?.kind ?? 'end'})`,
      };
    }
    if (step === null || index > to) break;
    if (step.kind === 'said') {
      said.push(step.line);
      acked = Math.max(acked, ackedBy(step.line));
    }
    disk.apply(step);
  }
  disk.close();
}

/** `acked … <size of the log>`. */
const ackedBy = (line: string): number => (line.startsWith('acked ') ? Number(line.split(' ').at(-1)) : 0);

export const indexesOf = (steps: readonly DiskStep[], kind: DiskStep['kind'], file?: string): number[] =>
  steps.flatMap((step, index) => (step.kind === kind && (file === undefined || ('file' in step && step.file === file)) ? [index] : []));

export const without = (steps: readonly DiskStep[], dropped: readonly number[]): DiskStep[] =>
  steps.filter((_, index) => !dropped.includes(index));
