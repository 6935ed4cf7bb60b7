import type { ErasureView } from '../../../erasures';
import type { SubjectView } from '../../../recognitions';
import { calledIn, type Called } from '../../known/called';
import { isPersonal, soughtIn, subjectApi } from '../../known/recognised';
import type { Visit } from '../../visit/visit';
import { isOpen } from './erasure.words';

interface Items<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface Listed {
  readonly erasure: ErasureView;
  /** Null where there is none any more, or not for this person to read. */
  readonly name: string | null;
}

export interface Erasures {
  /** The nearest due first. */
  readonly open: readonly Listed[];
  /** The last done first. */
  readonly closed: readonly Listed[];
  /** Of those that are closed, how many there are in all. */
  readonly closedInAll: number;
  /** Null: nothing was looked for. */
  readonly found: readonly SubjectView[] | null;
  readonly called: Called;
}

const MOST_CLOSED = 100;
const MOST_FOUND = 20;

export async function erasuresOf(visit: Visit): Promise<Erasures> {
  const [erasures, found] = await Promise.all([within(visit), foundOf(visit)]);
  const closed = erasures.filter((one) => !isOpen(one)).toSorted((a, b) => (b.doneAt ?? '').localeCompare(a.doneAt ?? ''));
  const shown = [...erasures.filter(isOpen), ...closed.slice(0, MOST_CLOSED)];
  const listed = await Promise.all(shown.map(async (erasure) => ({ erasure, name: await nameOf(visit, erasure) })));
  const areas = [...shown.flatMap(({ area }) => area ?? []), ...(found ?? []).map(({ area }) => area)];
  const actors = shown.flatMap(({ receivedBy, doneBy }) => [receivedBy, ...(doneBy === null ? [] : [doneBy])]);
  return {
    open: listed.filter(({ erasure }) => isOpen(erasure)),
    closed: listed.filter(({ erasure }) => !isOpen(erasure)),
    closedInAll: closed.length,
    found,
    called: await calledIn(visit, new Set(areas), new Set(actors)),
  };
}

/** All of them, in every area where this person may see them. */
async function within(visit: Visit): Promise<readonly ErasureView[]> {
  const areas = visit.areasOf('erasure.read');
  const found = await Promise.all((areas.length === 0 ? [null] : areas).map((area) => allIn(visit, area)));
  const one = new Map(found.flat().map((erasure) => [erasure.ref, erasure] as const));
  return [...one.values()].toSorted((a, b) => a.dueDate.localeCompare(b.dueDate));
}

async function allIn(visit: Visit, area: string | null): Promise<readonly ErasureView[]> {
  const all: ErasureView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Items<ErasureView> = await visit.api.get('/api/erasures', { ...visit.at, area: area ?? undefined, cursor, limit: 1000 });
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

async function nameOf(visit: Visit, { kind, ref }: ErasureView): Promise<string | null> {
  if (kind !== 'subject') return null;
  return (await visit.api.maybe<SubjectView>(subjectApi(ref)))?.name ?? null;
}

/** People of whom there is a name to erase, as far as this person can tell. */
async function foundOf(visit: Visit): Promise<readonly SubjectView[] | null> {
  const q = soughtIn(visit);
  if (q === undefined) return null;
  const areas = visit.areasOf('erasure.receive');
  const pages = await Promise.all(
    areas.map((area) => visit.api.get<Items<SubjectView>>('/api/subjects', { q, area: area ?? undefined, limit: 200 })),
  );
  const reads = visit.can('name.read');
  const people = pages
    .flatMap(({ items }) => items)
    .filter((one) => isPersonal(one) && one.erased !== true && (one.name !== null || !reads));
  return people.slice(0, MOST_FOUND);
}
