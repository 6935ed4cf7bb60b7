import { type Breakdown, ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import type { Of } from './commands';

/** What a form sends for a figure; random ones change as nobody's do. */
export function figureText({ value, breakdown, dataTo, says }: Of<'report'>, correction: boolean) {
  return {
    ...numbersOf(value),
    ...(breakdown !== null && { breakdown: breakdownOf(breakdown) }),
    ...(says && { dataTo }),
    acknowledge: [...ENTRY_CHECKS],
    ...(correction && value.kind !== 'not-applicable' && { reason: 'Đã đối chiếu sổ theo dõi' }),
  };
}

function numbersOf(value: Of<'report'>['value']) {
  switch (value.kind) {
    case 'ratio':
      return { numerator: value.numerator, denominator: value.denominator };
    case 'count':
      return { value: value.value };
    case 'yes-no':
      return { yes: value.yes, note: 'Theo biên bản kiểm tra' };
    case 'not-applicable':
      return { notApplicable: true, reason: value.reason };
  }
}

function breakdownOf(breakdown: Breakdown): Record<string, Record<string, Record<string, string>>> {
  return mapped(breakdown, (parts) =>
    mapped(parts, ({ numerator, denominator }): Record<string, string> =>
      denominator === null ? { value: numerator } : { numerator, denominator },
    ),
  );
}

function mapped<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
