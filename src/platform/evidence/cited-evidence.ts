import type { CommandContext } from '../commands/context';

/** Whether what a command cites as evidence is there, and may be cited by who acts. The slice of the evidence answers. */
export abstract class CitedEvidence {
  /** The position that was looked at; null where nothing is cited. Throws EvidenceRefused. */
  abstract check(refs: readonly string[] | undefined, context: CommandContext): Promise<string | null>;
}

/** The simulated past cites papers that nobody keeps. */
class NotAsked extends CitedEvidence {
  check(): Promise<null> {
    return Promise.resolve(null);
  }
}
export const EVIDENCE_NOT_ASKED: CitedEvidence = new NotAsked();
