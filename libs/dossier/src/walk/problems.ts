import type { Facts } from '../verdict';

/** Something that a check found wrong. */
export interface Problem {
  readonly code: string;
  readonly messageVi: string;
  readonly facts: Facts;
}

const MOST = 20;

/** The first of them are kept, all are counted: a file may be wrong in every line. */
export class Problems {
  private readonly kept: Problem[] = [];
  count = 0;

  add(code: string, messageVi: string, facts: Facts = {}): void {
    this.count++;
    if (this.kept.length < MOST) this.kept.push({ code, messageVi, facts });
  }

  get first(): Problem | undefined {
    return this.kept[0];
  }

  get all(): readonly Problem[] {
    return this.kept;
  }
}
