import type { ProjectedEvent } from '@hieuhoc/projections';
import type { NamedFigure, ReasonedFigure } from '../../reports/report.events';

/** The decisions on a report that say something of the figures it named. */
export const REPORT_DECISIONS: readonly string[] = ['ReportAccepted', 'ReportReturned'];

/** As the figure's own stream would say it; `revision` is the one that is spoken of. */
export interface SaidInReport extends NamedFigure {
  readonly type: 'FigureVerified' | 'FigureReturned';
  readonly reason: string | null;
}

interface Decided {
  readonly figures?: readonly (NamedFigure & { readonly reason?: string })[];
  readonly except?: readonly ReasonedFigure[];
}

/** Accepting a report verifies exactly the revisions it names, and returns those it excepts; returning one returns the figures it names. */
export function saidInReport({ type, data }: ProjectedEvent): SaidInReport[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the events' own type here
  const { figures = [], except = [] } = data as Decided;
  const said = type === 'ReportAccepted' ? 'FigureVerified' : 'FigureReturned';
  return [
    ...figures.map((figure) => ({ reason: null, ...figure, type: said }) as const),
    ...except.map((figure) => ({ ...figure, type: 'FigureReturned' }) as const),
  ];
}
