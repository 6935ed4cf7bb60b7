import { definitionShapes } from '../platform/definitions';
import { either, level, list, object, oneOf, text, yesNo } from '../platform/http/openapi/shapes';
import { PERIOD_KINDS } from './normal-indicator';

export const INDICATOR = object(
  {
    code: text,
    name: text,
    definition: text,
    unit: text,
    measure: oneOf('ratio', 'count', 'yes-no'),
    periods: list(oneOf(...PERIOD_KINDS)),
    reportedAt: list(level),
    area: oneOf('sum', 'none'),
    time: oneOf('last', 'sum-in-year'),
    denominatorTime: oneOf('last', 'sum'),
    breakdowns: list(text),
    mayExceed: yesNo,
    signed: yesNo,
    neverFalls: yesNo,
  },
  {
    numerator: text,
    denominator: text,
    denominatorIs: either(object({ numeratorOf: text }), object({ denominatorOf: text })),
    from: object({ recognitions: text, of: text }),
    checkAgainst: object({ recognitions: text }),
  },
);

export const INDICATORS = definitionShapes('Indicator', INDICATOR);
