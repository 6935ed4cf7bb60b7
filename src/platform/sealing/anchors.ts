/** Who outside is told of each new checkpoint, and never waited for. */
export interface Anchors {
  /** There is a new checkpoint. */
  offer(): void;
  /** The checkpoint of this size matters to somebody. */
  want(size: number): void;
  readonly states: readonly AnchorState[];
  close(): void;
}

export interface AnchorState {
  readonly anchor: string;
  /** Events that it has attested. */
  readonly size: number;
  readonly trouble: Error | null;
}

/** All of these as one. */
export const together = (all: readonly Anchors[]): Anchors => ({
  offer: () => {
    for (const one of all) one.offer();
  },
  want: (size) => {
    for (const one of all) one.want(size);
  },
  get states() {
    return all.flatMap(({ states }) => states);
  },
  close: () => {
    for (const one of all) one.close();
  },
});
