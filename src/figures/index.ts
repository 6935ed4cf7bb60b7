export { FiguresService } from './figures.service';
export type { FigureDto } from './figure.dto';
export { areasOfGeneratedFigures, figuresOfIndicator } from './figure.queries';
export { figureDecider, type FigureState } from './figure.decider';
export { figureFacts } from './projections/figure-facts';
export { figureStream } from './figure.events';
