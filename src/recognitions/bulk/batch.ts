import type { Identity } from '../../platform/access/identity';
import type { CommandContext } from '../../platform/commands/context';
import type { DecisionData } from '../../platform/definitions';
import type { Assessment } from '../recognition.events';

/** What one decision says of everybody on its list. */
export interface ListHead {
  readonly title: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil?: string;
  /** Of rows that name none of their own. */
  readonly level?: string;
}

/** One line of the list; whoever is not registered yet is, where the line says the area. */
export interface ListRow extends Assessment {
  /** From 1. */
  readonly row: number;
  readonly subject?: string;
  readonly area?: string;
  readonly name?: string;
  readonly from?: string;
  /** Why the line cannot be read. */
  readonly fault?: string;
}

export interface Batch {
  readonly import: string;
  /** Of the whole list, names included, under the key of the vault. */
  readonly hash: string;
  readonly head: ListHead;
  readonly context: CommandContext;
  readonly identity: Identity | null;
}

export type RowOutcome =
  | {
      readonly row: number;
      readonly outcome: 'granted';
      readonly subject: string;
      readonly area: string;
      /** Written by an earlier run of the same import. */
      readonly repeated?: true;
      readonly registered?: true;
    }
  | { readonly row: number; readonly outcome: 'refused'; readonly subject: string | null; readonly code: string; readonly message: string };
