/* oxlint-disable typescript/no-unsafe-type-assertion -- here rows become types: only what this file wrote is read back */
import type { StatementSync } from 'node:sqlite';
import type { Position } from '@hieuhoc/event-store';
import type { Checkpoint, DeadLetter, Instance, InstanceKey, Table } from '@hieuhoc/projections';

export const instanceColumns = `name, version, generation, status, tables, position, log_size, event_id, event_stream, event_revision, event_position`;

type Row = ReturnType<StatementSync['all']>[number];

export function toInstance(row: Row): Instance {
  return {
    ...keyOf(row),
    status: row['status'] as Instance['status'],
    tables: JSON.parse(String(row['tables'])) as Table[],
    checkpoint: row['position'] === null ? null : toCheckpoint(row),
  };
}

function toCheckpoint(row: Row): Checkpoint {
  const event = {
    id: String(row['event_id']),
    stream: String(row['event_stream']),
    revision: BigInt(Number(row['event_revision'])),
    position: row['event_position'] as Position,
  };
  return { position: row['position'] as Position, logSize: Number(row['log_size']), event };
}

export function checkpointParams({ position, logSize, event }: Checkpoint): (string | number | bigint)[] {
  return [position, logSize, event.id, event.stream, event.revision, event.position];
}

export function keyOf(row: Row): InstanceKey {
  return { name: String(row['name']), version: Number(row['version']), generation: Number(row['generation']) };
}

export const letterColumns = `name, version, generation, event_id, position, log_size, stream, type, error, at, remedy, resolved_at, skipped`;

export function toLetter(row: Row): DeadLetter {
  return {
    ...keyOf(row),
    eventId: String(row['event_id']),
    position: row['position'] as Position,
    logSize: Number(row['log_size']),
    stream: String(row['stream']),
    type: String(row['type']),
    error: String(row['error']),
    at: String(row['at']),
    remedy: String(row['remedy']),
    resolvedAt: row['resolved_at'] === null ? null : String(row['resolved_at']),
    skipped: row['skipped'] === 1,
  };
}

export function letterParams(letter: DeadLetter): (string | number | null)[] {
  const { name, version, generation, eventId, position, logSize, stream, type, error, at, remedy, resolvedAt, skipped } = letter;
  return [name, version, generation, eventId, position, logSize, stream, type, error, at, remedy, resolvedAt, skipped ? 1 : 0];
}
