/** One figure, as it was taken. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** A number of design.md 8 and whether it was reached; `met: null` = not measured here. */
export interface Claim {
  readonly what: string;
  readonly must: string;
  readonly got: string;
  readonly met: boolean | null;
}

export interface Result {
  readonly measures: readonly Measure[];
  readonly claims: readonly Claim[];
  readonly notes?: readonly string[];
}

/** A benchmark registers in `benches.ts`; `row` is the row of design.md 8 it stands for. */
export interface Bench {
  readonly name: string;
  readonly row: string;
  run(): Promise<Result>;
}
