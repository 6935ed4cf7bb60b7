import type { Event } from '@hieuhoc/decider';

/** `level`: rows of every area of it under the plan's beside those of the plan's own; null: those alone. `root`, `digest`: hex. */
export type PublicationEvent = Event<
  'ReportPublished',
  {
    readonly plan: string;
    /** Where the rows are of: the plan's area, or one under it. */
    readonly area: string;
    readonly level: string | null;
    readonly period: string | null;
    readonly on: string;
    readonly basis: 'reported' | 'verified';
    readonly title?: string;
    /** Whose log, how many of its events were known, and the root of the tree over them. */
    readonly origin: string;
    readonly logSize: number;
    readonly root: string;
    /** How many rows, and the hash of them in canonical JSON. */
    readonly rows: number;
    readonly digest: string;
    /** What stands on paper: it commits to all of this. */
    readonly code: string;
  }
>;

export const PUBLICATION_SCHEMA = { ReportPublished: 1 } as const;

export const publicationStream = (id: string): string => `publication-${id}`;
