export { AS_IT_IS, type DossierEvent, type Upcast } from './event';
export { knownFrom, type Known, type Reading } from './known';
export { rederiveRows, rowsFrom, type RowsAsked } from './rederive';
