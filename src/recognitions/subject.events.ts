import type { Event } from '@hieuhoc/decider';
import type { SubjectKind } from '@hieuhoc/indicator-maths';

/**
 * Who may hold a title. Names of people and households never stand here: `name` is that of an organisation or a place, `commitment`
 * stands for one that the vault holds.
 */
export type SubjectEvent =
  | Event<
      'SubjectRegistered',
      {
        readonly ref: string;
        readonly kind: SubjectKind;
        readonly area: string;
        readonly from?: string;
        readonly name?: string;
        readonly commitment?: string;
      }
    >
  | Event<'SubjectMoved', { readonly ref: string; readonly area: string; readonly on: string }>;

export const SUBJECT_SCHEMA = { SubjectRegistered: 1, SubjectMoved: 1 } as const;
export const subjectStream = (ref: string): string => `subject-${ref}`;
