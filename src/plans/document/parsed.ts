import type { DocumentProblem, Locate } from './problem';

/** The largest document read, in bytes: the size of a request body, and of an event. */
export const maxBytes = 1024 * 1024;
/** A document nests at most eight deep (titles, levels, requirements); more is an attack or a mistake. */
export const maxDepth = 16;

export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };
