import type { Basis, Day, Figure, FigureRevision } from './model';

/** Rules 1 and 2: the last revision, under `verified` the last verified one, whose dataTo ≤ day; a figure with none does not exist there. */
export function revisionOn(figure: Figure, day: Day, basis: Basis): FigureRevision | null {
  const { revisions } = figure;
  for (let i = revisions.length - 1; i >= 0; i -= 1) {
    const revision = revisions[i];
    if (revision !== undefined && revision.dataTo <= day && (basis === 'reported' || revision.verified)) return revision;
  }
  return null;
}

/** Rules 2: a correction waits behind a verified revision. */
export function changedSinceVerified(figure: Figure, day: Day): boolean {
  const verified = revisionOn(figure, day, 'verified');
  return verified !== null && revisionOn(figure, day, 'reported') !== verified;
}
