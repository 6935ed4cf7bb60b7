import type { Basis, Day, StatusRow } from '@hieuhoc/indicator-maths';

/** The first word of every dossier; another number is another format. */
export const FORMAT = 'hieuhoc-ho-so/1';

/** Hex of 32 bytes of SHA-256. */
export type Hex = string;

/** What a dossier answers. */
export type Asked =
  /** Everything: the whole log, no rows. */
  | { readonly kind: 'log' }
  /** The rows of one plan, or of all there are (`plan: null`). */
  | {
      readonly kind: 'rows';
      readonly plan: string | null;
      readonly indicator: string | null;
      /** Null: each plan's own. */
      readonly area: string | null;
      /** A period or `latest`; null: the rules choose. */
      readonly period: string | null;
      readonly on: Day;
      readonly basis: Basis;
    };

/** Line 1. Who reads knows from it what to expect; all of it is compared with what is proven. */
export interface HeaderLine {
  readonly line: 'header';
  readonly format: typeof FORMAT;
  /** Name of the log, as its checkpoints bear it. */
  readonly origin: string;
  /** Of the checkpoint's tree. */
  readonly size: number;
  /** Log size at which everything in the file holds: that of the sealed stream heads; of a whole log its size. */
  readonly asOf: number;
  readonly asked: Asked;
}

/** Line 2: the signed note, as the log issued it. */
export interface CheckpointLine {
  readonly line: 'checkpoint';
  readonly note: string;
}

/** RFC 3161: a time stamp token over the note's bytes, base64 of its DER. */
export interface TokenLine {
  readonly line: 'token';
  readonly token: string;
}

/** Where a stream ended at `asOf`. In the order of the names; what is not shown between two heads is a `heads-skipped`. */
export interface HeadLine {
  readonly line: 'head';
  readonly stream: string;
  readonly revision: number;
  readonly leaf: Hex;
}

/** So many heads are not shown: the hashes of the fewest complete subtrees that hold them, from left to right. */
export interface HeadsSkippedLine {
  readonly line: 'heads-skipped';
  readonly count: number;
  readonly hashes: readonly Hex[];
}

/** An event, in log order. `data` and `metadata` are the very texts that the log keeps. */
export interface EventLine {
  readonly line: 'event';
  /** Place in the log, from 0: it became known at log size `index` + 1. */
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: string;
  readonly metadata: string;
  /** What its envelope hashes to. */
  readonly leaf: Hex;
  /** Leaf of the stream's event before it; null for the first. */
  readonly previous: Hex | null;
}

/** So many events are not shown, likewise. A cut at a size that somebody holds an older checkpoint of makes two of one. */
export interface EventsSkippedLine {
  readonly line: 'events-skipped';
  readonly count: number;
  readonly hashes: readonly Hex[];
}

/** A row as the system answered it. Left out: what does not follow from these events alone (`overdueReports`, `asOf`). */
export interface RowLine {
  readonly line: 'row';
  readonly row: StatusRow;
}

/** The last line: how many lines stand before it, and the RFC 9162 root over their texts, so that a file cut or damaged on its way is seen. */
export interface EndLine {
  readonly line: 'end';
  readonly lines: number;
  readonly root: Hex;
}

export type DossierLine =
  HeaderLine | CheckpointLine | TokenLine | HeadLine | HeadsSkippedLine | EventLine | EventsSkippedLine | RowLine | EndLine;
