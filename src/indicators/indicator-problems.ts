import type { FieldProblem } from '../platform/http/errors';
import type { IndicatorDefinition } from './indicator.events';

/** What a definition says against itself; each with the field and what to do. Empty when it holds together. */
export function indicatorProblems(definition: IndicatorDefinition): FieldProblem[] {
  const { measure, from, denominatorIs, mayExceed, signed } = definition;
  return [
    ...(from === undefined ? reportedProblems(definition) : derivedProblems(definition)),
    ...refuse(measure !== 'ratio' && mayExceed, 'mayExceed', 'chỉ dùng với measure: ratio'),
    ...refuse(measure !== 'count' && signed, 'signed', 'chỉ dùng với measure: count'),
    ...refuse(measure !== 'ratio' && denominatorIs !== undefined, 'denominatorIs', 'chỉ dùng với measure: ratio'),
  ];
}

function reportedProblems({ periods, reportedAt }: IndicatorDefinition): FieldProblem[] {
  return [
    ...refuse(periods.length === 0, 'periods', 'phải có ít nhất một loại kỳ báo cáo'),
    ...refuse(reportedAt.length === 0, 'reportedAt', 'phải có ít nhất một cấp báo cáo'),
  ];
}

/** An indicator is reported or derived, never both (rules.md 2). */
function derivedProblems({ code, measure, from, checkAgainst }: IndicatorDefinition): FieldProblem[] {
  return [
    ...refuse(measure !== 'ratio', 'measure', 'phải là ratio khi chỉ số suy ra từ sổ công nhận (from)'),
    ...refuse(checkAgainst !== undefined, 'checkAgainst', 'hãy bỏ đi: chỉ số đã suy ra từ sổ công nhận (from)'),
    ...refuse(from?.of === code, 'from.of', 'phải là một chỉ số khác'),
  ];
}

function refuse(wrong: boolean, field: string, message: string): FieldProblem[] {
  return wrong ? [{ field, message }] : [];
}
