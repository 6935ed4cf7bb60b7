import type { Finding, Path } from '../problem';
import { spanOf } from '../spans';
import type { PlanDocument, Span, TargetSpec } from '../types';

const backwards = (span: Span, path: Path): Finding[] =>
  span.from <= span.to
    ? []
    : [
        {
          code: 'empty-span',
          path: [...path, 'to'],
          found: `ngày cuối ${span.to} trước ngày đầu ${span.from}`,
          allowed: `từ ${span.from}`,
        },
      ];

const outside = (day: string | undefined, period: Span, path: Path): Finding[] =>
  day === undefined || (day >= period.from && day <= period.to)
    ? []
    : [
        {
          code: 'outside-period',
          path,
          found: `ngày ${day}`,
          allowed: `trong thời gian của kế hoạch, từ ${period.from} đến ${period.to}`,
        },
      ];

/** The phase that it names is one of the plan's; it lies in the plan's period, and does not end before it begins. */
export function targetSpanFindings(document: PlanDocument, target: TargetSpec, path: Path): Finding[] {
  const known = document.phases.map((phase) => phase.id);
  if (target.phase !== undefined && !known.includes(target.phase)) {
    const allowed =
      known.length === 0 ? 'bỏ trống, vì kế hoạch không khai giai đoạn nào' : `một giai đoạn của kế hoạch: ${known.join(', ')}`;
    return [{ code: 'unknown-phase', path: [...path, 'phase'], found: `giai đoạn "${target.phase}"`, allowed }];
  }
  const span = spanOf(document, target);
  const days = [...outside(target.from, document.period, [...path, 'from']), ...outside(target.due, document.period, [...path, 'due'])];
  if (days.length > 0 || span.from <= span.to) return days;
  const field = target.due === undefined ? 'from' : 'due';
  const found = `chỉ tiêu bắt đầu ngày ${span.from} và hết hạn ngày ${span.to}`;
  return [{ code: 'empty-span', path: [...path, field], found, allowed: 'ngày bắt đầu không sau ngày hết hạn' }];
}

/** Phases and targets lie within the plan's period, and no span ends before it begins. Duties may outlive the plan: reports come after. */
export function spanFindings(document: PlanDocument): Finding[] {
  const period = backwards(document.period, ['period']);
  if (period.length > 0) return period;
  return [
    ...document.phases.flatMap((phase, index) => [
      ...backwards(phase, ['phases', index]),
      ...outside(phase.from, document.period, ['phases', index, 'from']),
      ...outside(phase.to, document.period, ['phases', index, 'to']),
    ]),
    ...document.targets.flatMap((target, index) => targetSpanFindings(document, target, ['targets', index])),
    ...document.duties.flatMap((duty, index) => (duty.span === undefined ? [] : backwards(duty.span, ['duties', index, 'span']))),
  ];
}
