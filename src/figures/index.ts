export { FiguresService } from './figures.service';
export type { FigureDto } from './figure.dto';
export { areasOfGeneratedFigures, figureAt } from './figure.queries';
export { AreaFigures, asNumber } from './area-figures';
export { packedFigures } from './packed-figures';
export { figureDecider, type FigureState } from './figure.decider';
export { figureFacts } from './projections/figure-facts';
export { figureKeyOf, figureStream } from './figure.events';
export { reviewCountsOf } from './review-counts';
