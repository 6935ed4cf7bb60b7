import type { Readable } from 'node:stream';
import { folded } from '../../../platform/text/folded';
import type { RowOutcome } from '../../../recognitions';
import { ApiProblem } from '../../api/problem';
import { fullName, type AreaHead } from '../../known/areas';
import { levelsOf, titlesOf, type TitleShown } from '../../known/titles';
import { decisionIn } from '../../parts/decision-fields';
import type { Visit } from '../../visit/visit';
import { rowsOf, type ListRow, type Meaning } from './list.rows';
import { areaAsked, placeOf, type Place } from './place';

/** What a page takes; more is for the command line or the API. */
export const MOST_BYTES = 8 * 1024 * 1024;

export interface ListPlace {
  readonly titles: readonly TitleShown[];
  readonly title: TitleShown | null;
  readonly place: Place;
}

/** `POST /api/imports`. */
export interface Imported {
  readonly import: string;
  readonly rows: number;
  readonly granted: number;
  readonly registered: number;
  readonly refused: number;
  readonly outcomes: readonly RowOutcome[];
}

export async function listPlace(visit: Visit): Promise<ListPlace> {
  const titles = (await titlesOf(visit)).filter(({ retiredOn }) => retiredOn === null);
  const area = areaAsked(visit);
  const { items } = await visit.api.get<{ readonly items: readonly AreaHead[] }>('/api/areas', { parent: area ?? undefined, limit: 1000 });
  const under = items.filter(({ parent }) => parent === area).map(({ id }) => id);
  return { titles, title: titles.find(({ code }) => code === visit.asked('title')) ?? null, place: await placeOf(visit, area, under) };
}

/** A list that cannot be read, said at the list. */
export class UnreadableList extends Error {}

/** Throws UnreadableList. */
export function rowsIn(text: string, { title, place }: ListPlace): readonly ListRow[] {
  const { rows, fault } = rowsOf(text, meaningOf(title, place));
  if (rows === undefined) throw new UnreadableList(fault);
  return rows;
}

/** Names that two areas share mean neither: the list has to say the code. */
export function meaningOf(title: TitleShown | null, { area, under }: Place): Meaning {
  const areas = new Map<string, string>();
  const twice = new Set<string>();
  for (const one of under)
    for (const name of new Set([one.id, one.officialCode ?? one.id, one.name, fullName(one)].map(folded))) {
      if (areas.has(name)) twice.add(name);
      areas.set(name, one.id);
    }
  for (const name of twice) areas.delete(name);
  const levels = new Map(
    (title === null ? [] : levelsOf(title)).flatMap(({ level, name }) => [level, name].map((one) => [folded(one), level])),
  );
  return { areas, levels, area: under.length === 0 ? area : null };
}

/** The list as text, however it came. Throws UnreadableList. */
export async function textOfFile(file: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of file) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
  }
  if (size > MOST_BYTES) throw refusedFile('lớn hơn 8 MB. Hãy chia danh sách, hoặc dùng lệnh hieuhoc');
  const bytes = Buffer.concat(parts);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw refusedFile('là tệp Excel. Trong Excel chọn Lưu thành “CSV UTF-8”, hoặc chép các ô rồi dán vào ô bên dưới');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusedFile('không phải văn bản UTF-8. Trong Excel chọn Lưu thành “CSV UTF-8”');
  }
}

const refusedFile = (why: string): ApiProblem => new ApiProblem(422, 'unreadable-list', `${why}.`, {});

/** Tries the list or records it. The same list is the same import, whoever sends it again; `asNew` makes another of it. Throws ApiProblem. */
export async function sendList(visit: Visit, title: string, rows: readonly ListRow[], dryRun: boolean): Promise<Imported> {
  const { api, form } = visit;
  const given = { validUntil: form.given('validUntil'), level: form.given('level') };
  const body = {
    kind: 'recognitions',
    title,
    decision: decisionIn(form),
    recognisedOn: form.text('recognisedOn'),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    rows,
  };
  const asNew = form.given('asNew');
  return (await api.write<Imported>('POST', `/api/imports${dryRun ? '?dryRun=true' : ''}`, { body, ...(asNew !== null && { key: asNew }) }))
    .body;
}
