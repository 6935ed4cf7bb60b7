/** What one check of a log found. */
export interface Outcome {
  /** Stable, kebab-case. */
  readonly check: string;
  /** `not-done`: it could not be checked here, and says why. */
  readonly outcome: 'passed' | 'failed' | 'not-done';
  readonly messageVi: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Facts = Outcome['facts'];

export const passed = (check: string, messageVi: string, facts: Facts = {}): Outcome => ({ check, outcome: 'passed', messageVi, facts });
export const failed = (check: string, messageVi: string, facts: Facts = {}): Outcome => ({ check, outcome: 'failed', messageVi, facts });
export const notDone = (check: string, messageVi: string, facts: Facts = {}): Outcome => ({ check, outcome: 'not-done', messageVi, facts });
