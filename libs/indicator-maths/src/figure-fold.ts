import type { AreaId, Day, Figure, FigureRevision, FigureValue, Breakdown, IndicatorCode, Period } from './model';

/** What happened to one figure, in the order of its stream; `revision` is that of the event that brought the numbers. */
export type FigureFact =
  | {
      readonly type: 'reported' | 'corrected';
      readonly revision: number;
      readonly value: FigureValue;
      readonly dataTo: Day;
      readonly breakdown: Breakdown | null;
    }
  | { readonly type: 'verified' | 'returned'; readonly revision: number }
  | { readonly type: 'withdrawn' };

const asRevision = ({ revision, value, dataTo, breakdown }: FigureFact & { type: 'reported' | 'corrected' }): FigureRevision => ({
  revision,
  value,
  dataTo,
  breakdown,
  verified: false,
  returned: false,
});

const marked = (revisions: readonly FigureRevision[], revision: number, isVerified: boolean): FigureRevision[] => {
  // Only a return of *the* verified revision, the last one verified, cancels; then nothing is verified until the next (rules 2).
  const cancels = !isVerified && revisions.findLast((each) => each.verified)?.revision === revision;
  return revisions.map((each) => {
    if (each.revision === revision) return { ...each, verified: isVerified, returned: !isVerified };
    return cancels && each.verified ? { ...each, verified: false } : each;
  });
};

/** Rules 2, the life of a figure: null before the first report and after a withdrawal, until it is reported again. */
export function foldFigure(indicator: IndicatorCode, area: AreaId, period: Period, facts: readonly FigureFact[]): Figure | null {
  let revisions: FigureRevision[] = [];
  for (const fact of facts) {
    switch (fact.type) {
      case 'withdrawn':
        revisions = [];
        break;
      case 'verified':
      case 'returned':
        revisions = marked(revisions, fact.revision, fact.type === 'verified');
        break;
      case 'reported':
      case 'corrected':
        revisions = [...revisions, asRevision(fact)];
    }
  }
  return revisions.length === 0 ? null : { indicator, area, period, revisions };
}
