export { IndicatorsModule } from './indicators.module';
export { indicatorDecider } from './indicator.decider';
export { indicatorsAt } from './indicators.queries';
export { IndicatorsService, type Alongside, type IndicatorNow } from './indicators.service';
export type { IndicatorDefinition } from './indicator.events';
export { normalIndicator, type IndicatorInput } from './normal-indicator';
export { indicatorsProjections } from './projections';
export { refuseUnknownCodes } from './known-codes';
