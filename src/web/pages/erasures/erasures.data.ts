import type { SubjectView } from '../../../recognitions';
import { calledIn, type Called } from '../../known/called';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';
import { isOpen, type Erasure } from './erasure.words';

interface Items<Item> {
  readonly items: readonly Item[];
}

export interface Listed {
  readonly erasure: Erasure;
  /** Null where there is none any more, or not for this person to read. */
  readonly name: string | null;
}

export interface Erasures {
  /** The nearest due first. */
  readonly open: readonly Listed[];
  readonly closed: readonly Listed[];
  /** Null: nothing was looked for. */
  readonly found: readonly SubjectView[] | null;
  readonly called: Called;
}

const MOST = 200;
const MOST_FOUND = 20;

export async function erasuresOf(visit: Visit): Promise<Erasures> {
  const [erasures, found] = await Promise.all([within(visit), foundOf(visit)]);
  const listed = await Promise.all(erasures.slice(0, MOST).map(async (erasure) => ({ erasure, name: await nameOf(visit, erasure) })));
  const areas = [...erasures.flatMap(({ area }) => area ?? []), ...(found ?? []).map(({ area }) => area)];
  const actors = erasures.flatMap(({ receivedBy, doneBy }) => [receivedBy, ...(doneBy === null ? [] : [doneBy])]);
  return {
    open: listed.filter(({ erasure }) => isOpen(erasure)),
    closed: listed.filter(({ erasure }) => !isOpen(erasure)),
    found,
    called: await calledIn(visit, new Set(areas), new Set(actors)),
  };
}

/** In every area where this person may see them. */
async function within(visit: Visit): Promise<readonly Erasure[]> {
  const areas = visit.areasOf('erasure.read');
  const found = await Promise.all(
    (areas.length === 0 ? [null] : areas).map((area) =>
      visit.api.get<Items<Erasure>>('/api/erasures', { ...visit.at, area: area ?? undefined, limit: 1000 }),
    ),
  );
  const one = new Map(found.flatMap(({ items }) => items.map((erasure) => [erasure.ref, erasure] as const)));
  return [...one.values()].toSorted((a, b) => a.dueDate.localeCompare(b.dueDate));
}

async function nameOf(visit: Visit, { kind, ref }: Erasure): Promise<string | null> {
  if (kind !== 'subject') return null;
  return (await visit.api.maybe<SubjectView>(`/api/subjects/${encodeURIComponent(ref)}`))?.name ?? null;
}

/** People of whom there is a name to erase, as far as this person can tell. */
async function foundOf(visit: Visit): Promise<readonly SubjectView[] | null> {
  const q = visit.asked('q');
  if (q === undefined) return null;
  const areas = visit.areasOf('erasure.receive');
  const pages = await Promise.all(
    areas.map((area) => visit.api.get<Items<SubjectView>>('/api/subjects', { q, area: area ?? undefined, limit: 200 })),
  );
  const reads = visit.can('name.read');
  const people = pages
    .flatMap(({ items }) => items)
    .filter(({ kind, name, erased }) => (kind === 'household' || kind === 'clan') && erased !== true && (name !== null || !reads));
  return people.slice(0, MOST_FOUND);
}

export type Act = 'receive' | 'carry-out' | 'extend' | 'decline';

export interface OneErasure {
  readonly subject: SubjectView;
  readonly erasure: Erasure | null;
  readonly acts: ReadonlySet<Act>;
  /** Who recorded the request does not carry it out. */
  readonly isOwn: boolean;
  readonly called: Called;
}

export async function erasureOf(visit: Visit, ref: string): Promise<OneErasure> {
  const subject = await visit.api.get<SubjectView>(`/api/subjects/${encodeURIComponent(ref)}`);
  const known = await visit.api.get<Items<Erasure>>('/api/erasures', { area: subject.area, limit: 1000 });
  const erasure = known.items.find((one) => one.ref === ref) ?? null;
  const [receives, carries] = await Promise.all([
    mayAt(visit, 'erasure.receive', [subject.area]),
    mayAt(visit, 'erasure.carry-out', [subject.area]),
  ]);
  const actors = erasure === null ? [] : [erasure.receivedBy, ...(erasure.doneBy === null ? [] : [erasure.doneBy])];
  const acts: [Act, boolean][] = [
    ['receive', receives && (erasure === null || erasure.state === 'declined')],
    ['carry-out', carries && erasure !== null && isOpen(erasure)],
    ['extend', carries && erasure?.state === 'open' && !erasure.extended],
    ['decline', carries && erasure?.state === 'open'],
  ];
  return {
    subject,
    erasure,
    acts: new Set(acts.flatMap(([act, may]) => (may ? [act] : []))),
    isOwn: erasure?.receivedBy === visit.me?.account,
    called: await calledIn(visit, [subject.area], new Set(actors)),
  };
}
