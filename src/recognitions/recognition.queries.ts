import type { Recognition, Subject, SubjectKind } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { homesAfter } from './subject.decider';

interface SpanRow {
  readonly subject: string;
  readonly recognised_on: string;
  readonly valid_until: string | null;
  readonly revoked_on: string | null;
}

const spansOf = (read: ReadModels, title: string, logSize: number): Promise<readonly SpanRow[]> =>
  read.all<SpanRow>(
    `select subject, recognised_on, valid_until, revoked_on from recognition
     where title = ? and known_from <= ? and (known_until is null or known_until > ?)`,
    [title, logSize, logSize],
  );

/** For the rules: every grant of the title as it was known at a log size. */
export async function recognitionsOf(read: ReadModels, title: string, logSize: number): Promise<readonly Recognition[]> {
  const rows = await spansOf(read, title, logSize);
  return rows.map(({ subject, recognised_on, valid_until, revoked_on }) => ({
    title,
    subject,
    recognisedOn: recognised_on,
    validUntil: valid_until,
    revokedOn: revoked_on,
  }));
}

/** Log size of the last event that `recognitionsOf` or `subjectsOf` may answer differently for; 0 where there was none. */
export async function lastChangeOf(read: ReadModels, title: string, logSize: number): Promise<number> {
  const [row] = await read.all<{ readonly last: number }>(
    `select max(coalesce((select max(known_from) from recognition where title = ?1 and known_from <= ?2), 0),
                coalesce((select max(known_from) from subject_home where known_from <= ?2), 0)) as last`,
    [title, logSize],
  );
  return row?.last ?? 0;
}

/** Where those ever lived of whom a grant of the title, or who themselves, are generated ("số liệu minh hoạ"). */
export async function areasOfGeneratedGrants(read: ReadModels, title: string, logSize: number): Promise<readonly string[]> {
  const rows = await read.all<{ readonly area: string }>(
    `select distinct area from subject_home where known_from <= ?1 and ref in (
       select subject from recognition where title = ?2 and sample = 1 and known_from <= ?1
       union select r.subject from subject as s join recognition as r on r.title = ?2 and r.subject = s.ref
         where s.sample = 1 and r.known_from <= ?1)`,
    [logSize, title],
  );
  return rows.map(({ area }) => area);
}

interface HomeRow {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly from_day: string | null;
  readonly area: string;
}

const homesOfTitle = (read: ReadModels, title: string, logSize: number): Promise<readonly HomeRow[]> =>
  read.all<HomeRow>(
    `select h.ref, s.kind, h.from_day, h.area
     from (select distinct subject from recognition where title = ? and known_from <= ?) as r
     join subject as s on s.ref = r.subject join subject_home as h on h.ref = s.ref
     where h.known_from <= ? order by h.ref, h.known_from`,
    [title, logSize, logSize],
  );

/** For the rules: those who were ever granted the title, with their homes, as it was known at a log size. */
export async function subjectsOf(read: ReadModels, title: string, logSize: number): Promise<readonly Subject[]> {
  return subjectsOfRows(await homesOfTitle(read, title, logSize));
}

const homesOfRefs = (read: ReadModels, refs: readonly string[], logSize: number): Promise<readonly HomeRow[]> =>
  read.all<HomeRow>(
    `select h.ref, s.kind, h.from_day, h.area from subject_home as h join subject as s on s.ref = h.ref
     where h.ref in (select value from json_each(?)) and h.known_from <= ? order by h.ref, h.known_from`,
    [JSON.stringify(refs), logSize],
  );

export async function subjectsByRef(read: ReadModels, refs: readonly string[], logSize: number): Promise<ReadonlyMap<string, Subject>> {
  const subjects = subjectsOfRows(await homesOfRefs(read, [...new Set(refs)], logSize));
  return new Map(subjects.map((subject) => [subject.ref, subject]));
}

function subjectsOfRows(rows: readonly HomeRow[]): Subject[] {
  return [...Map.groupBy(rows, ({ ref }) => ref)].map(([ref, homes]) => ({
    ref,
    kind: homes[0]?.kind ?? 'household',
    homes: homes.reduce<Subject['homes']>((known, { area, from_day }) => homesAfter(known, area, from_day), []),
  }));
}

export interface GrantRow extends SpanRow {
  readonly title: string;
  readonly number: number;
  readonly area: string;
  readonly detail: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly commitment: string | null;
}

export interface GrantsAsked {
  readonly logSize: number;
  readonly title?: string;
  readonly subject?: string;
  /** Live on this day. */
  readonly liveOn?: string;
  /** Valid until this day at the longest. */
  readonly expiresBy?: string;
  /** Subjects that ever lived in one of these. */
  readonly areas?: readonly string[];
  /** Title, subject and number of the last grant of the page before. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

/** The next grants in order of title, subject and number. */
export function grantsPage(read: ReadModels, asked: GrantsAsked): Promise<readonly GrantRow[]> {
  const { logSize, title, subject, liveOn, expiresBy, areas, after, limit } = asked;
  const where = ['r.known_from <= ?', '(r.known_until is null or r.known_until > ?)'];
  const params: (string | number)[] = [logSize, logSize];
  const and = (condition: string, ...values: readonly (string | number)[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (title !== undefined) and('r.title = ?', title);
  if (subject !== undefined) and('r.subject = ?', subject);
  if (liveOn !== undefined)
    and(
      'r.recognised_on <= ? and (r.valid_until is null or r.valid_until >= ?) and (r.revoked_on is null or r.revoked_on > ?)',
      liveOn,
      liveOn,
      liveOn,
    );
  if (expiresBy !== undefined) and('r.valid_until <= ?', expiresBy);
  if (areas !== undefined)
    and('r.subject in (select ref from subject_home where area in (select value from json_each(?)))', JSON.stringify(areas));
  if (after !== null) and('(r.title, r.subject, r.number) > (?, ?, ?)', ...after);
  return read.all<GrantRow>(
    `select r.title, r.subject, r.number, r.area, r.recognised_on, r.valid_until, r.revoked_on, r.detail, s.kind, s.name, s.commitment
     from recognition as r join subject as s on s.ref = r.subject
     where ${where.join(' and ')} order by r.title, r.subject, r.number limit ?`,
    [...params, limit],
  );
}

export interface SubjectRow {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly commitment: string | null;
  readonly sample: number;
}

export interface SubjectsAsked {
  readonly logSize: number;
  /** Already without accents and case. */
  readonly words?: string;
  /** Names in the vault cannot be searched here: give all who have one, to be opened and looked at. */
  readonly alsoNamedInVault?: boolean;
  readonly areas?: readonly string[];
  readonly after: string | null;
  readonly limit: number;
}

/** The next subjects in order of ref. */
export function subjectsPage(read: ReadModels, asked: SubjectsAsked): Promise<readonly SubjectRow[]> {
  const { logSize, words, alsoNamedInVault = false, areas, after, limit } = asked;
  const where = ['known_from <= ?', 'ref > ?'];
  const params: (string | number)[] = [logSize, after ?? ''];
  if (words !== undefined) {
    where.push(alsoNamedInVault ? '(instr(search, ?) > 0 or commitment is not null)' : 'instr(search, ?) > 0');
    params.push(words);
  }
  if (areas !== undefined) {
    where.push('ref in (select ref from subject_home where area in (select value from json_each(?)))');
    params.push(JSON.stringify(areas));
  }
  return read.all<SubjectRow>(`select ref, kind, name, commitment, sample from subject where ${where.join(' and ')} order by ref limit ?`, [
    ...params,
    limit,
  ]);
}

export const subjectAt = (read: ReadModels, ref: string, logSize: number): Promise<SubjectRow | undefined> =>
  read.get<SubjectRow>('select ref, kind, name, commitment, sample from subject where ref = ? and known_from <= ?', [ref, logSize]);
