import type { SubjectKind } from '@hieuhoc/indicator-maths';
import type { DefinitionEvent } from '../platform/definitions';

export type Validity = 'none' | { readonly months: number } | { readonly until: 'year-end'; readonly years: number };

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
      readonly levels: readonly { readonly level: string; readonly name: string; readonly requirements?: readonly string[] }[];
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
