/**
 * What stands in a cell. A number is one that the program computes with; a day is a number that it shows as one. What nobody can take for
 * a value says why: taken for empty, it would be lost unseen.
 */
export type Cell = string | { readonly number: string } | { readonly day: string } | { readonly fault: CellFault };

export type CellFault = 'error' | 'not-computed' | 'percent' | 'moment' | 'merged';
