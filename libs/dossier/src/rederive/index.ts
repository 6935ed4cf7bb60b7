export type { DossierEvent, Upcast } from './event';
export { knownFrom, type Known, type Reading } from './known';
export { rederiveRows, type RowsAsked } from './rederive';
