import { hashOf } from '@hieuhoc/decider';
import type { ReadModels } from '@hieuhoc/projections';
import type { Access } from '../../platform/access/access';
import type { Commands } from '../../platform/commands/commands';
import type { CommandContext } from '../../platform/commands/context';
import type { CitedEvidence } from '../../platform/evidence';
import type { Vault } from '../../platform/vault';
import { evolveRecognition, recognitionDecider, type RecognitionState } from '../recognition.decider';
import { recognitionStream } from '../recognition.events';
import { subjectsByRef } from '../recognition.queries';
import type { Ground, RecognitionNow, RecognitionsService } from '../recognitions.service';
import { subjectDecider, withoutPersonalName } from '../subject.decider';
import type { SubjectsService } from '../subjects.service';
import type { Batch, ListRow, RowOutcome } from './batch';
import { grantsOfImport, namesByRef, standingOf, type NamedRow } from './bulk.queries';
import { Preparing, type KnownSubject, type Prepared } from './preparing';
import { refusedRow } from './refusals';

const LATEST = Number.MAX_SAFE_INTEGER;

interface Over {
  readonly commands: Commands;
  readonly recognitions: RecognitionsService;
  readonly subjects: SubjectsService;
  readonly read: ReadModels;
  readonly vault: Vault;
  /** Resolves when the read models show the whole log. */
  readonly caughtUp: () => Promise<void>;
  readonly access: Access | undefined;
  readonly evidence: CitedEvidence;
}

export interface Part {
  readonly outcomes: readonly RowOutcome[];
  /** Of the last event written; null where all was there. */
  readonly written: { readonly position: string; readonly logSize: number | null } | null;
}

/** Many grants of one title by one decision, a part of the list at a time. Every row is decided by itself. */
export class BulkGrants {
  constructor(private readonly over: Over) {}

  /** Reads what all rows stand on. Throws Unknown, Retired. */
  async open(batch: Batch): Promise<OpenBatch> {
    const { head, context } = batch;
    const ground = await this.over.recognitions.ground(head.title, head.recognisedOn, context);
    // Who is registered, and what an interrupted run has written, is read from the read models: they have to show all of it.
    await this.over.caughtUp();
    return new OpenBatch(this, batch, ground, new Preparing(batch, ground, this.over));
  }

  /** `compared`: whose names the list gives. */
  async knownTo(refs: readonly string[], compared: readonly string[]): Promise<(ref: string) => KnownSubject | undefined> {
    const subjects = await subjectsByRef(this.over.read, refs, LATEST);
    const names = compared.length === 0 ? new Map<string, NamedRow>() : await namesByRef(this.over.read, compared);
    return (ref) => {
      const subject = subjects.get(ref);
      return subject && { subject, named: names.get(ref) };
    };
  }

  async writtenBefore(list: string, rows: readonly ListRow[]): Promise<Map<number, RowOutcome>> {
    const found = await grantsOfImport(this.over.read, list, rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0);
    return new Map(
      found.map(({ import_row: row, subject, area }) => [row, { row, outcome: 'granted', subject, area, repeated: true } as const]),
    );
  }

  standing(title: string, refs: readonly string[]): Promise<Map<string, RecognitionState>> {
    return standingOf(this.over.read, title, refs);
  }

  async register({ registration, ref }: Prepared, ground: Ground, context: CommandContext): Promise<void> {
    if (registration !== null) await this.over.subjects.registerNew({ ...registration, ref }, ground, context);
  }

  grant({ command, ref }: Prepared, { position }: Ground, context: CommandContext): Promise<RecognitionNow> {
    const extra = { presumeNew: true, ...(position !== null && { basedOn: position }) };
    return this.over.commands.run(recognitionDecider, recognitionStream(command.title, ref), command, context, extra);
  }
}

export class OpenBatch {
  /** The grants of the parts before this one are on their way: of two lines about one family the first is decided first. */
  private handedOver: Promise<void> = Promise.resolve();

  constructor(
    private readonly grants: BulkGrants,
    private readonly batch: Batch,
    private readonly ground: Ground,
    private readonly preparing: Preparing,
  ) {}

  /** Records a part of the list, others may be under way; a row that an earlier run has written is left as it is. */
  async record(rows: readonly ListRow[]): Promise<Part> {
    const before = this.handedOver;
    const { promise, resolve: handedOver } = Promise.withResolvers<void>();
    this.handedOver = promise;
    try {
      return await this.recordAfter(before, handedOver, rows);
    } finally {
      handedOver();
    }
  }

  private async recordAfter(before: Promise<void>, handedOver: () => void, rows: readonly ListRow[]): Promise<Part> {
    const outcomes = await this.grants.writtenBefore(this.batch.import, rows);
    const prepared = await this.prepared(
      rows.filter(({ row }) => !outcomes.has(row)),
      outcomes,
    );
    await Promise.all(
      prepared
        .filter(({ registration }) => registration !== null)
        .map((one) => this.attempt(one, outcomes, () => this.grants.register(one, this.ground, this.contextOf(one.row.row)))),
    );
    await before;
    let last: Part['written'] = null;
    const grants = prepared
      .filter(({ row }) => !outcomes.has(row.row))
      .map((one) =>
        this.attempt(one, outcomes, async () => {
          const { position, logSize, repeated } = await this.grants.grant(one, this.ground, this.contextOf(one.row.row));
          if (last === null || position > last.position) last = { position, logSize };
          outcomes.set(one.row.row, grantedRow(one, repeated));
        }),
      );
    handedOver();
    await Promise.all(grants);
    return { outcomes: inOrder(outcomes), written: last };
  }

  /** What `record` would answer, nothing recorded; rows of one list see each other. */
  async rehearse(rows: readonly ListRow[], seen: Map<string, RecognitionState>): Promise<Part> {
    const outcomes = await this.grants.writtenBefore(this.batch.import, rows);
    const prepared = await this.prepared(
      rows.filter(({ row }) => !outcomes.has(row)),
      outcomes,
    );
    const refs = prepared.map(({ ref }) => ref).filter((ref) => !seen.has(ref));
    for (const [ref, grants] of await this.grants.standing(this.ground.title.code, refs)) seen.set(ref, grants);
    for (const one of prepared) {
      await this.attempt(one, outcomes, async () => {
        if (one.registration !== null)
          subjectDecider.decide(null, { command: 'register', ...withoutPersonalName(one.registration) }, this.batch.context);
        const before = seen.get(one.ref) ?? [];
        seen.set(one.ref, recognitionDecider.decide(before, one.command, this.batch.context).reduce(evolveRecognition, before));
        outcomes.set(one.row.row, grantedRow(one, false));
        return Promise.resolve();
      });
    }
    return { outcomes: inOrder(outcomes), written: null };
  }

  private async prepared(rows: readonly ListRow[], outcomes: Map<number, RowOutcome>): Promise<Prepared[]> {
    const refsOf = (some: readonly ListRow[]): string[] => some.map((row) => this.preparing.refOf(row));
    const known = await this.grants.knownTo(refsOf(rows), refsOf(rows.filter(({ name }) => name !== undefined)));
    const prepared: Prepared[] = [];
    for (const row of rows) {
      const ref = this.preparing.refOf(row);
      try {
        prepared.push(await this.preparing.prepare(row, known(ref)));
      } catch (error) {
        outcomes.set(row.row, refusedRow(row.row, row.subject ?? null, error));
      }
    }
    return prepared;
  }

  private async attempt({ row, ref }: Prepared, outcomes: Map<number, RowOutcome>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      outcomes.set(row.row, refusedRow(row.row, ref, error));
    }
  }

  /** Row n's key comes from the import's and n, so that a repeat finds what is there. */
  private contextOf(row: number): CommandContext {
    const { context, hash } = this.batch;
    const { expectedRevision: _, ...rest } = context;
    const idempotency = { keyHash: hashOf(`import:${this.batch.import}:${row}`), commandHash: hash };
    return { ...rest, correlationId: this.batch.import, idempotency };
  }
}

const inOrder = (outcomes: ReadonlyMap<number, RowOutcome>): RowOutcome[] => [...outcomes.values()].toSorted((a, b) => a.row - b.row);

function grantedRow({ row, ref, registration, command }: Prepared, repeated: boolean): RowOutcome {
  const also = { ...(repeated && { repeated }), ...(registration !== null && { registered: true as const }) };
  return { row: row.row, outcome: 'granted', subject: ref, area: command.area, ...also };
}
