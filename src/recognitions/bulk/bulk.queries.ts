import type { ReadModels } from '@hieuhoc/projections';
import type { Grant, RecognitionState } from '../recognition.decider';

export interface GrantOfImport {
  readonly import_row: number;
  readonly title: string;
  readonly subject: string;
  readonly number: number;
  readonly area: string;
  readonly recognised_on: string;
  readonly revoked_on: string | null;
}

/** What an import has granted, as it stands now, in order of its rows; both ends inclusive. */
export const grantsOfImport = (read: ReadModels, list: string, from: number, to: number): Promise<readonly GrantOfImport[]> =>
  read.all<GrantOfImport>(
    `select import_row, title, subject, number, area, recognised_on, revoked_on from recognition
     where import = ? and import_row between ? and ? and known_until is null order by import_row`,
    [list, from, to],
  );

interface StandingRow {
  readonly subject: string;
  readonly recognised_on: string;
  readonly valid_until: string | null;
  readonly revoked_on: string | null;
  readonly level: string | null;
}

/** The grants of a title to each of these, in order, as they stand now. */
export async function standingOf(read: ReadModels, title: string, refs: readonly string[]): Promise<Map<string, RecognitionState>> {
  const rows = await read.all<StandingRow>(
    `select subject, recognised_on, valid_until, revoked_on, json_extract(detail, '$.level') as level from recognition
     where title = ? and subject in (select value from json_each(?)) and known_until is null order by subject, number`,
    [title, JSON.stringify(refs)],
  );
  const standing = new Map<string, Grant[]>();
  for (const { subject, recognised_on, valid_until, revoked_on, level } of rows) {
    const grant = { recognisedOn: recognised_on, validUntil: valid_until, revokedOn: revoked_on, level, renewals: [] };
    standing.set(subject, [...(standing.get(subject) ?? []), grant]);
  }
  return standing;
}

export interface NamedRow {
  readonly ref: string;
  readonly name: string | null;
  readonly commitment: string | null;
}

export async function namesByRef(read: ReadModels, refs: readonly string[]): Promise<Map<string, NamedRow>> {
  const rows = await read.all<NamedRow>('select ref, name, commitment from subject where ref in (select value from json_each(?))', [
    JSON.stringify(refs),
  ]);
  return new Map(rows.map((row) => [row.ref, row]));
}
