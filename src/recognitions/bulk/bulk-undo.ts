import { hashOf } from '@hieuhoc/decider';
import type { ReadModels } from '@hieuhoc/projections';
import type { Access } from '../../platform/access/access';
import type { Identity } from '../../platform/access/identity';
import type { Commands } from '../../platform/commands/commands';
import type { CommandContext } from '../../platform/commands/context';
import type { DecisionData } from '../../platform/definitions';
import { recognitionDecider } from '../recognition.decider';
import { recognitionStream } from '../recognition.events';
import { grantsOfImport, type GrantOfImport } from './bulk.queries';
import { refusedRow } from './refusals';
import type { RowOutcome } from './batch';

export interface CounterDecision {
  readonly decision: DecisionData;
  readonly reason: string;
  /** Left out: as if never granted, that is, on the day of each grant. */
  readonly revokedOn?: string;
}

export type UndoneRow =
  | { readonly row: number; readonly outcome: 'revoked'; readonly subject: string; readonly repeated?: true }
  | Extract<RowOutcome, { readonly outcome: 'refused' }>;

export interface Undone {
  readonly outcomes: readonly UndoneRow[];
  readonly written: { readonly position: string; readonly logSize: number | null } | null;
}

/** One counter-decision against what an import has granted: one compensating event a row, which a repeat finds. */
export class BulkUndo {
  constructor(
    private readonly commands: Commands,
    private readonly read: ReadModels,
    private readonly access: Access | undefined,
  ) {}

  /** Every area of the list. Throws Forbidden before anything is recorded. */
  async require(identity: Identity | null, list: string): Promise<void> {
    const grants = await grantsOfImport(this.read, list, 0, Number.MAX_SAFE_INTEGER);
    for (const area of new Set(grants.map((grant) => grant.area))) await this.access?.require(identity, 'recognition.grant', area);
  }

  async undo(list: string, [from, to]: readonly [number, number], counter: CounterDecision, context: CommandContext): Promise<Undone> {
    let last: Undone['written'] = null;
    const revoke = async (grant: GrantOfImport): Promise<UndoneRow> => {
      const { title, subject, number, import_row: row } = grant;
      const revokedOn = counter.revokedOn ?? grant.recognised_on;
      const command = { kind: 'revoke', title, subject, grant: number, decision: counter.decision, revokedOn } as const;
      try {
        const own = contextOf(list, row, counter, context);
        const answer = await this.commands.run(recognitionDecider, recognitionStream(title, subject), command, own, {
          reason: counter.reason,
        });
        if (last === null || answer.position > last.position) last = { position: answer.position, logSize: answer.logSize };
        return { row, outcome: 'revoked', subject, ...(answer.repeated && { repeated: true }) };
      } catch (error) {
        const refused = refusedRow(row, subject, error);
        if (refused.outcome !== 'refused') throw error;
        return refused;
      }
    };
    const outcomes = await Promise.all((await grantsOfImport(this.read, list, from, to)).map(revoke));
    return { outcomes, written: last };
  }
}

function contextOf(list: string, row: number, counter: CounterDecision, context: CommandContext): CommandContext {
  const { expectedRevision: _, ...rest } = context;
  const idempotency = { keyHash: hashOf(`undo:${list}:${row}`), commandHash: hashOf([counter.decision, counter.revokedOn ?? null]) };
  return { ...rest, correlationId: list, idempotency };
}
