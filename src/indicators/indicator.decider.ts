import { definitionDecider } from '../platform/definitions';
import { INDICATOR_SCHEMA, type IndicatorDefinition } from './indicator.events';

/** Measure, unit, area and time rules never change: figures were recorded under them. */
export const indicatorDecider = definitionDecider<'Indicator', IndicatorDefinition>({
  name: 'Indicator',
  kind: 'indicator',
  schema: INDICATOR_SCHEMA,
  revisable: ['name', 'definition', 'numerator', 'denominator', 'denominatorIs', 'checkAgainst', 'breakdowns', 'neverFalls'],
});
