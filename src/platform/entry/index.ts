export { figureWords } from './figure-words';
export { rate, readDecimal, readWhole, type Reading } from './reading';
export { saidOf, type BoxProblem, type FigureBody } from './said';
export {
  box,
  BREAKDOWN_WORDS,
  compact,
  firstBox,
  isUntouched,
  PARTS,
  typedIn,
  typedOf,
  written,
  type StandingFigure,
  type Typed,
} from './typed';
