import type { PublishedQuestion } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { AsOf } from '../platform/queries/as-of';
import type { StorePlaces } from '../platform/platform.module';
import type { RowChange } from '../status';

/** Plain data, so that it crosses to the thread. */
export type RowsSettings = Pick<StorePlaces, 'readDatabase'>;

/** `count`: how many rows, and their hash. `rows`: the rows too. `changes`: how they differ from what would be answered `now`, `most` causes each. */
export type AskedOfRows =
  | { readonly id: number; readonly verb: 'count' | 'rows'; readonly question: PublishedQuestion; readonly asOf: AsOf }
  | {
      readonly id: number;
      readonly verb: 'changes';
      readonly question: PublishedQuestion;
      readonly asOf: AsOf;
      readonly now: AsOf;
      readonly most: number | undefined;
    };

export type ToldOfRows =
  | { readonly id: number; readonly kind: 'rows'; readonly count: number; readonly digest: string; readonly rows: readonly StatusRow[] }
  | { readonly id: number; readonly kind: 'changes'; readonly changes: readonly RowChange[] };
