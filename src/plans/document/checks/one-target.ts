import type { Finding } from '../problem';
import type { IndicatorSpec, PlanDocument, TargetSpec } from '../types';
import { targetSpanFindings } from './spans';
import { targetFindings } from './targets';

/** What a target lacks to stand in a plan that was issued without it, or with another text of it: as if the document had it alone. */
export function oneTargetFindings(document: PlanDocument, target: TargetSpec, indicator: IndicatorSpec): Finding[] {
  const alone = targetFindings({ ...document, targets: [target], indicators: [indicator] });
  return [...targetSpanFindings(document, target, []), ...alone.map((finding) => ({ ...finding, path: finding.path.slice(2) }))];
}
