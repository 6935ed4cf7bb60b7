interface FieldProblem {
  readonly field: string;
  readonly message: string;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** What is wrong with a file, a line each, in the form that editors jump to: `file:12:5: field message`; else the sentence. */
export function problemLines(file: string, problem: { readonly message: string; readonly problems?: unknown }): string {
  const problems = Array.isArray(problem.problems) ? problem.problems.filter(isFieldProblem) : [];
  if (problems.length === 0) return `  ${problem.message}\n`;
  return problems.map(({ field, message, line, column }) => `${place(file, line, column)}: ${field} ${message}\n`).join('');
}

function place(file: string, line?: number | null, column?: number | null): string {
  return [file, line, column].filter((part) => part !== null && part !== undefined).join(':');
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value;
}
