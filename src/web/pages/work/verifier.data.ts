import type { ReportItem } from '../../../reports';
import type { Visit } from '../../visit/visit';
import { itemsOf } from './asked';

export interface VerifierWork {
  /** Submitted and not decided on, the oldest first. */
  readonly toAccept: readonly ReportItem[];
  /** Due before the day and not sent. */
  readonly missing: readonly ReportItem[];
  /** Figures sent alone, and corrected since they were verified; null at another moment than now. */
  readonly waiting: number | null;
  readonly changed: number | null;
}

/** Of more nobody asks: there are at least so many. */
export const MOST_ASKED = 500;

export async function verifierWork(visit: Visit): Promise<VerifierWork | null> {
  if (!visit.can('report.accept')) return null;
  const reports = (state: string): Promise<readonly ReportItem[]> =>
    itemsOf<ReportItem>(visit, '/api/reports', { ...visit.at, state, receiver: 'me', limit: MOST_ASKED });
  const [toAccept, missing] = await Promise.all([reports('submitted'), reports('missing')]);
  const count = (kind: string): number | null =>
    visit.isNow ? (visit.me?.todo.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0) ?? 0) : null;
  return {
    toAccept: toAccept.toSorted((one, other) => sentOn(one).localeCompare(sentOn(other))),
    missing: missing.toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? '')),
    waiting: count('figure.waiting'),
    changed: count('figure.changed'),
  };
}

const sentOn = ({ firstSubmittedOn }: ReportItem): string => firstSubmittedOn ?? '';
