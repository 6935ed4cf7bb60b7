import type { DossierLine, Verdict, VerifyOptions } from '@hieuhoc/dossier';
import { DossierRefused, ended } from '@hieuhoc/dossier';
import { MemoryLog, type Said } from '../../../libs/dossier/src/testing/memory-log.fixture';
import { logOf, rowsDossier, verdictOn } from '../../../libs/dossier/src/testing/made.fixture';
import type { Dice } from '../../oracle/dice';
import { anyWorld, ASKED } from './worlds';

/** What an auditor is handed, and what he brings. */
export interface Handed {
  readonly lines: readonly string[];
  readonly options?: Partial<VerifyOptions>;
}

/** An untouched log, its dossier, and the checkpoint that an auditor took home before. */
export interface Honest {
  readonly world: readonly Said[];
  readonly log: MemoryLog;
  readonly lines: readonly string[];
  readonly parsed: readonly DossierLine[];
  /** Of the older checkpoint, and its note. */
  readonly heldSize: number;
  readonly held: string;
}

export async function honest(dice: Dice): Promise<Honest> {
  const world = anyWorld(dice);
  const log = logOf(world);
  const heldSize = 2 + dice.below(world.length - 2);
  const held = log.note(heldSize);
  const lines = await rowsDossier(log, ASKED, [heldSize]);
  return { world, log, lines, parsed: lines.map((line) => JSON.parse(line) as DossierLine), heldSize, held };
}

/** As the forger would hand it over: the last line made anew over what he changed. */
export const reEnded = (lines: readonly DossierLine[]): readonly string[] => [...ended(lines.filter(({ line }) => line !== 'end'))];

export type Judged = Verdict | 'refused';

export function judged({ lines, options }: Handed): Judged {
  try {
    return verdictOn(lines, options);
  } catch (error) {
    if (error instanceof DossierRefused) return 'refused';
    throw error;
  }
}

/** `check code` of all that failed. */
export const failures = (verdict: Judged): readonly string[] =>
  verdict === 'refused' ? ['refused'] : verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ id, code }) => `${id} ${code}`);

/** The verifier as it is, or a mutant that leaves out one check. */
export const detects =
  (leftOut?: string) =>
  (handed: Handed): boolean =>
    failures(judged(handed)).some((failure) => failure.split(' ')[0] !== leftOut);
