import type { SubjectKind } from '@hieuhoc/indicator-maths';
import type { DefinitionEvent } from '../platform/definitions';

/** Whoever holds the level `from` is granted this one no sooner than so many months after that was recognised. */
export type Upgrade = { readonly from: string; readonly months: number };

export type Validity = 'none' | { readonly months: number } | { readonly until: 'year-end'; readonly years: number };

export type LevelMark = {
  readonly level: string;
  readonly name: string;
  readonly requirements?: readonly string[];
  readonly upgrade?: Upgrade;
};

/** Points with cut-offs, or all-of with levels. Criteria change over time: a grant is checked against those in force on its day. */
export type TitleCriteria =
  | {
      readonly kind: 'points';
      readonly version: string;
      readonly outOf?: string;
      readonly cutOffs: readonly { readonly level: string; readonly name: string; readonly atLeast: string }[];
      readonly source?: string;
    }
  | {
      readonly kind: 'all-of';
      readonly version: string;
      readonly levels: readonly LevelMark[];
      readonly source?: string;
    };

/** In normal form (`normalTitle`). */
export type Title = {
  readonly code: string;
  readonly name: string;
  readonly subject: SubjectKind;
  /** A level of area, or a body's code. */
  readonly grantedBy: string;
  readonly validity: Validity;
  readonly yearly: boolean;
  readonly criteria?: TitleCriteria;
};

export type TitleEvent = DefinitionEvent<'Title', Title>;
export const TITLE_SCHEMA = { TitleDefined: 1, TitleRevised: 1, TitleRetired: 1 } as const;
