import { canonicalJson } from '@hieuhoc/event-store';
import type { Identity } from '../platform/access/identity';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { derivedId } from '../platform/derived-id';
import { Unknown } from '../platform/http/errors';
import type { BulkGrants, BulkUndo, CounterDecision, ListRow, OpenBatch, RowOutcome, UndoneRow } from '../recognitions';
import { importDecider, type ImportState } from './import.decider';
import type { ImportForm } from './import.dto';
import { stillRunning } from './import.errors';
import { importStream, type Outcome } from './import.events';
import { toRanges } from './ranges';
import { overlapping } from './overlapping';
import { readRow } from './rows';

/** Rows that are under way together: enough to fill a commit, few enough that others get their turn between. */
const PART = 2_000;

export interface Imported {
  readonly import: string;
  readonly rows: number;
  readonly outcome: Outcome;
  readonly outcomes: readonly RowOutcome[];
  readonly created: boolean;
  readonly written: Written | null;
}
export interface Written {
  readonly position: string;
  readonly logSize: number | null;
}
export interface ImportUndone {
  readonly outcomes: readonly UndoneRow[];
  readonly revision: bigint;
  readonly written: Written;
}
export interface Progress {
  readonly done: number;
  readonly rows: number;
}

/** Lists of one decision: repeated safely, interrupted and gone on with, undone by one counter-decision. */
export class ImportsService {
  private readonly running = new Map<string, Progress>();

  constructor(
    private readonly commands: Commands,
    private readonly grants: BulkGrants,
    private readonly undoing: BulkUndo,
    private readonly fingerprint: (parts: Iterable<string>) => string,
    private readonly caughtUp: () => Promise<void>,
  ) {}

  /** The same list is the same import, so is the same Idempotency-Key. Throws ImportRefused, Unknown, Retired. */
  async run(
    form: ImportForm,
    context: CommandContext,
    identity: Identity | null,
    progress: (done: Progress) => void = () => undefined,
  ): Promise<Imported> {
    const { id, hash, rows, batch } = await this.opened(form, context, identity);
    if (this.running.has(id)) throw stillRunning(id);
    this.running.set(id, { done: 0, rows: rows.length });
    try {
      const plain = withoutKey(context);
      const command = { kind: 'start', import: id, head: form.head, rows: rows.length, hash } as const;
      const started = await this.commands.run(importDecider, importStream(id), command, plain);
      const outcomes: RowOutcome[] = [];
      for await (const part of overlapping(partsOf(rows), (some) => batch.record(some))) {
        outcomes.push(...part.outcomes);
        const done = { done: outcomes.length, rows: rows.length };
        this.running.set(id, done);
        progress(done);
      }
      const before = started.state?.outcome;
      const outcome = outcomeOf(outcomes, before != null && 'registered' in before ? before.registered : 0);
      const completed = await this.commands.run(importDecider, importStream(id), { kind: 'complete', import: id, outcome }, plain);
      return { import: id, rows: rows.length, outcome, outcomes, created: started.created, written: completed };
    } finally {
      this.running.delete(id);
    }
  }

  /** What `run` would answer; nothing is recorded, no name is kept. */
  async rehearse(form: ImportForm, context: CommandContext, identity: Identity | null): Promise<Imported> {
    const { id, rows, batch } = await this.opened(form, context, identity);
    const outcomes: RowOutcome[] = [];
    const seen = new Map();
    for (const part of partsOf(rows)) outcomes.push(...(await batch.rehearse(part, seen)).outcomes);
    return { import: id, rows: rows.length, outcome: outcomeOf(outcomes), outcomes, created: false, written: await this.whereLogStands() };
  }

  /** Throws Unknown, ImportRefused, Forbidden. A repeat goes on with what was interrupted. */
  async undo(id: string, counter: CounterDecision, context: CommandContext, identity: Identity | null): Promise<ImportUndone> {
    const { rows } = (await this.required(id)).started;
    if (this.running.has(id)) throw stillRunning(id);
    await this.caughtUp();
    await this.undoing.require(identity, id);
    const { reason, ...said } = counter;
    const command = { kind: 'undo', import: id, ...said } as const;
    const ordered = await this.commands.run(importDecider, importStream(id), command, withoutKey(context), { reason });
    let written: Written = ordered;
    const outcomes: UndoneRow[] = [];
    for (let from = 1; from <= rows; from += PART) {
      const part = await this.undoing.undo(id, [from, from + PART - 1], counter, context);
      outcomes.push(...part.outcomes);
      if (part.written !== null && part.written.position > written.position) written = part.written;
    }
    return { outcomes, revision: ordered.revision, written };
  }

  progressOf(id: string): Progress | null {
    return this.running.get(id) ?? null;
  }

  /** Throws Unknown. */
  async required(id: string): Promise<NonNullable<ImportState>> {
    const { state } = await this.commands.current(importDecider, importStream(id));
    if (state === null) throw new Unknown('import', id);
    return state;
  }

  private async whereLogStands(): Promise<Written | null> {
    const { position, logSize } = await this.commands.store.head();
    return position === null ? null : { position, logSize };
  }

  private async opened(form: ImportForm, context: CommandContext, identity: Identity | null): Promise<Opened> {
    const rows = form.rows.map((row, index) => readRow(row, index + 1));
    const hash = this.fingerprint(linesOf(form, rows));
    const id = derivedId(`import:${context.idempotency?.keyHash ?? hash}`);
    return { id, hash, rows, batch: await this.grants.open({ import: id, hash, head: form.head, context, identity }) };
  }
}

interface Opened {
  readonly id: string;
  readonly hash: string;
  readonly rows: readonly ListRow[];
  readonly batch: OpenBatch;
}

/** The stream of the import says itself what has been done; its key names the import. */
const withoutKey = ({ idempotency: _, expectedRevision: __, ...context }: CommandContext): CommandContext => context;

const partsOf = (rows: readonly ListRow[]): (readonly ListRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / PART) }, (_, part) => rows.slice(part * PART, (part + 1) * PART));

function* linesOf({ head }: ImportForm, rows: readonly ListRow[]): Iterable<string> {
  yield canonicalJson(head);
  for (const row of rows) yield canonicalJson(row);
}

/** `before`: whom an earlier run has registered. */
function outcomeOf(outcomes: readonly RowOutcome[], before = 0): Outcome {
  const refused = new Map<string, number[]>();
  let [granted, registered] = [0, before];
  for (const one of outcomes) {
    if (one.outcome === 'granted') {
      granted++;
      if (one.registered === true) registered++;
    } else {
      const rows = refused.get(one.code) ?? [];
      rows.push(one.row);
      refused.set(one.code, rows);
    }
  }
  return { granted, registered, refused: Object.fromEntries([...refused].map(([code, rows]) => [code, toRanges(rows)])) };
}
