import {
  StoreDamaged,
  type LogFilter,
  type LogHead,
  type LogPage,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '@hieuhoc/event-store';
import { positionOf, seqOf } from './position';
import type { ReadStatements, Scan } from './read-statements';
import { detailOf } from './sqlite-error';
import { toStoredEvent, type StoredRow } from './stored-row';
import type { StreamEnds } from './stream-ends';

const MOST_EVENTS = 10_000;
const DEFAULT_PAGE = 1_000;
/** A filtered page looks at no more rows than this, so that one call stays short however rare the events are. */
const SCAN_ROWS = 50_000;
/** Rows are fetched in slices, and a page ends with the slice that fills it: large events do not fill the memory. */
const SLICE_ROWS = 250;
const PAGE_CHARACTERS = 16 * 1024 * 1024;

/** Reads on a connection of its own: it sees every acknowledged append. */
export class LogReader {
  constructor(
    private readonly path: string,
    private readonly statements: ReadStatements,
    /** Known where nobody else appends. */
    private readonly ends: StreamEnds | null = null,
  ) {}

  head(): LogHead {
    const head = this.statements.head();
    if (head === null) return { position: null, recordedAt: null, logSize: 0 };
    return { position: positionOf(head[0]), recordedAt: head[1], logSize: head[0] };
  }

  readStream(stream: string, options: ReadStreamOptions = {}): StoredEvent[] {
    const limit = within(options.limit ?? MOST_EVENTS);
    const backwards = options.direction === 'backwards';
    const from = options.from ?? (backwards ? 'end' : 'start');
    if (from === 'end' && !backwards) return [];
    const revision = from === 'start' ? 0 : from === 'end' ? Number.MAX_SAFE_INTEGER : toRevision(from);
    const rows = backwards ? this.statements.backwards(stream, revision, limit) : this.#forwards(stream, revision, limit);
    return this.#parsed(rows);
  }

  readAll(options: ReadAllOptions = {}): LogPage {
    const after = seqOf(options.after);
    const limit = within(options.limit ?? DEFAULT_PAGE);
    const head = this.statements.head()?.[0] ?? 0;
    const upTo = Math.min(head, after + (isFiltered(options) ? Math.max(limit, SCAN_ROWS) : limit));
    const { rows, scanned } = this.#slices(after, upTo, options, limit);
    const seq = Math.max(after, scanned);
    return { events: this.#parsed(rows), position: seq === 0 ? null : positionOf(seq), endOfLog: seq >= head };
  }

  /** Recording time of the oldest event after a position that passes the filter; null when the next rows hold none. */
  oldestAfter(after: number, filter: LogFilter): string | null {
    return this.statements.oldest(after, after + SCAN_ROWS, filter);
  }

  #forwards(stream: string, from: number, limit: number): StoredRow[] {
    const end = this.ends?.of(stream);
    if (end !== undefined && from >= end) return [];
    const rows = this.statements.forwards(stream, from, limit);
    if (rows.length < limit) this.ends?.found(stream, from + rows.length);
    return rows;
  }

  #parsed(rows: readonly StoredRow[]): StoredEvent[] {
    try {
      return rows.map(toStoredEvent);
    } catch (error) {
      const [first, last, detail] = [rows[0]?.[0], rows.at(-1)?.[0], detailOf(error)];
      throw new StoreDamaged(this.path, {
        en: `an event between ${first} and ${last} is not JSON: ${detail}`,
        vi: `một sự kiện trong khoảng ${first} đến ${last} không phải là JSON (${detail})`,
      });
    }
  }

  #slices(after: number, upTo: number, scan: Scan, limit: number): { rows: StoredRow[]; scanned: number } {
    const rows: StoredRow[] = [];
    let from = after;
    let characters = 0;
    while (rows.length < limit && characters < PAGE_CHARACTERS) {
      const wanted = Math.min(SLICE_ROWS, limit - rows.length);
      const slice = this.statements.range(from, upTo, scan, wanted);
      for (const row of slice) characters += row[6].length + row[7].length;
      rows.push(...slice);
      const last = slice.at(-1);
      if (last === undefined || slice.length < wanted) return { rows, scanned: upTo };
      from = last[0];
    }
    return { rows, scanned: from };
  }
}

const within = (limit: number): number => Math.min(Math.max(1, Math.trunc(limit)), MOST_EVENTS);
const isFiltered = (filter: LogFilter): boolean => filter.types !== undefined || filter.streamPrefix !== undefined;
const toRevision = (revision: bigint): number => Number(revision < Number.MAX_SAFE_INTEGER ? revision : Number.MAX_SAFE_INTEGER);
