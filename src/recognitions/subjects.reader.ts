import type { Subject, SubjectKind } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { Unknown } from '../platform/http/errors';
import type { Identity } from '../platform/access/identity';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { erasedAmong } from '../platform/vault';
import { areasCountedIn } from './counted-areas';
import { subjectAt, subjectsByRef, subjectsPage, type SubjectRow, type SubjectsAsked } from './recognition.queries';
import type { Names, SeenNames } from './names';
import { searchable } from './searchable';
import { homeOn } from './subject.decider';

export interface SubjectView {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  /** The name was erased on request. */
  readonly erased?: true;
  /** Where it lives on the day asked about. */
  readonly area: string;
  readonly homes: Subject['homes'];
  readonly sample?: true;
}

export interface AskedSubjects {
  readonly area?: string;
  readonly q?: string;
  readonly on?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export class SubjectsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly names: Names,
  ) {}

  /**
   * In order of ref; `q` is looked for in ref and name, without accents. Names of people are opened one by one, so they are searched within
   * an area only, and a page may end early: `next` goes on.
   */
  async list(query: AskedSubjects, identity: Identity | null): Promise<Page<SubjectView>> {
    const [size = null, place = null] = decodeCursor(query.cursor, 'whole', 'text') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const { on = dayOf(this.clock()), area, q } = query;
    const areas = area === undefined ? undefined : await areasCountedIn(this.read, area, on, asOf.logSize);
    const asked = {
      logSize: asOf.logSize,
      ...(q !== undefined && { words: searchable(q), alsoNamedInVault: area !== undefined }),
      ...(areas !== undefined && { areas: [...areas] }),
    };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { items, last } = await this.gather(
      { asked, areas, on, limit, seen: this.names.seenBy(identity) },
      place === null ? '' : String(place),
    );
    return { asOf, items: await this.marked(items), next: last === null ? null : encodeCursor([asOf.logSize, last]) };
  }

  async one(
    ref: string,
    query: { readonly asOf?: string; readonly on?: string },
    identity: Identity | null,
  ): Promise<SubjectView & { readonly asOf: AsOf }> {
    const asOf = await this.moments.resolve(query.asOf, query.on);
    const row = await subjectAt(this.read, ref, asOf.logSize);
    if (row === undefined) throw new Unknown('subject', ref);
    const subjects = await subjectsByRef(this.read, [ref], asOf.logSize);
    const view = viewOf(row, subjects.get(ref), query.on ?? dayOf(this.clock()));
    const [marked = view] = await this.marked([{ ...view, name: await this.names.seenBy(identity)(row, view.area) }]);
    return { ...marked, asOf };
  }

  private async marked(views: readonly SubjectView[]): Promise<SubjectView[]> {
    const erased = await erasedAmong(
      this.read,
      views.map(({ ref }) => ref),
    );
    return views.map((view) => (erased.has(view.ref) ? { ...view, erased: true } : view));
  }

  /** One more than asked for tells that there is a next page; `last` is where that goes on. */
  private async gather(search: Search, start: string): Promise<{ readonly items: SubjectView[]; readonly last: string | null }> {
    const { asked, limit } = search;
    const most = asked.alsoNamedInVault === true ? MOST_OPENED : Infinity;
    const items: SubjectView[] = [];
    let after = start;
    for (let looked = 0; looked < most; looked += limit) {
      const rows = await subjectsPage(this.read, { ...asked, after, limit: limit + 1 });
      const subjects = await subjectsByRef(
        this.read,
        rows.map(({ ref }) => ref),
        asked.logSize,
      );
      for (const row of rows) {
        const view = await this.found(row, subjects.get(row.ref), search);
        if (view !== null && items.length === limit) return { items, last: items.at(-1)?.ref ?? start };
        if (view !== null) items.push(view);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length <= limit) return { items, last: null };
      after = last.ref;
    }
    return { items, last: after };
  }

  private async found(row: SubjectRow, subject: Subject | undefined, { asked, areas, on, seen }: Search): Promise<SubjectView | null> {
    const view = viewOf(row, subject, on);
    if (areas !== undefined && !areas.has(view.area)) return null;
    const name = await seen(row, view.area);
    if (asked.words !== undefined && !searchable(`${row.ref} ${name ?? ''}`).includes(asked.words)) return null;
    return { ...view, name };
  }
}

/** Ten to twenty microseconds each; whoever waits for something else waits no longer than this takes. */
const MOST_OPENED = 5_000;

interface Search {
  readonly asked: Omit<SubjectsAsked, 'after' | 'limit'>;
  readonly areas: ReadonlySet<string> | undefined;
  readonly on: string;
  readonly limit: number;
  readonly seen: SeenNames;
}

function viewOf({ ref, kind, name, sample }: SubjectRow, subject: Subject | undefined, on: string): SubjectView {
  const homes = subject?.homes ?? [];
  return { ref, kind, name, area: homeOn({ homes }, on) ?? '', homes, ...(sample === 1 && { sample: true }) };
}
