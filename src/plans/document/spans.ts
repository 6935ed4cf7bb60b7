import type { Day, Target } from '@hieuhoc/indicator-maths';
import type { PartialDay, PlanDocument, Span, TargetSpec } from './types';

/** A partial day counts as its first day: 2023-07 is 2023-07-01. */
export const firstDayOf = (day: PartialDay): Day => (day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day);

type Framed = Pick<PlanDocument, 'period' | 'phases'>;

/** F..U of a target (rules.md 6): its own days, else its phase's, else the plan's. An unknown phase counts as none. */
export function spanOf(document: Framed, target: Pick<TargetSpec, 'phase' | 'from' | 'due'>): Span {
  const phase = document.phases.find((one) => one.id === target.phase);
  return { from: target.from ?? phase?.from ?? document.period.from, to: target.due ?? phase?.to ?? document.period.to };
}

/** A target as indicator-maths reads it: there the classes are an object, whose members keep the order written. */
export function toTarget(spec: TargetSpec): Target {
  const { byClass, section: _section, text: _text, note: _note, dueText: _dueText, group: _group, ...target } = spec;
  if (byClass === undefined) return target;
  return { ...target, byClass: Object.fromEntries(byClass.map((entry) => [entry.class, entry.criterion])) };
}
