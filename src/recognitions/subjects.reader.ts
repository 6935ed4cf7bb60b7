import type { Subject, SubjectKind } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { areasCountedIn } from './counted-areas';
import { subjectAt, subjectsByRef, subjectsPage, type SubjectRow, type SubjectsAsked } from './recognition.queries';
import { searchable } from './searchable';
import { homeOn } from './subject.decider';

export interface SubjectView {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
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
  ) {}

  /** In order of ref; `q` is looked for in ref and name, without accents. */
  async list(query: AskedSubjects): Promise<Page<SubjectView>> {
    const [size = null, place = null] = decodeCursor(query.cursor, 'whole', 'text') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const { on = dayOf(this.clock()), area, q } = query;
    const areas = area === undefined ? undefined : await areasCountedIn(this.read, area, on, asOf.logSize);
    const asked = {
      logSize: asOf.logSize,
      ...(q !== undefined && { words: searchable(q) }),
      ...(areas !== undefined && { areas: [...areas] }),
    };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const items = await this.gather(asked, areas, on, place === null ? null : String(place), limit);
    const last = items.length > limit ? items[limit - 1] : undefined;
    return { asOf, items: items.slice(0, limit), next: last === undefined ? null : encodeCursor([asOf.logSize, last.ref]) };
  }

  async one(ref: string, query: { readonly asOf?: string; readonly on?: string }): Promise<SubjectView & { readonly asOf: AsOf }> {
    const asOf = await this.moments.resolve(query.asOf, query.on);
    const row = await subjectAt(this.read, ref, asOf.logSize);
    if (row === undefined) throw new Unknown('subject', ref);
    const subjects = await subjectsByRef(this.read, [ref], asOf.logSize);
    return { ...viewOf(row, subjects.get(ref), query.on ?? dayOf(this.clock())), asOf };
  }

  /** One more than asked for tells that there is a next page. */
  private async gather(
    asked: Omit<SubjectsAsked, 'after' | 'limit'>,
    areas: ReadonlySet<string> | undefined,
    on: string,
    start: string | null,
    limit: number,
  ): Promise<SubjectView[]> {
    const items: SubjectView[] = [];
    let after = start;
    for (;;) {
      const rows = await subjectsPage(this.read, { ...asked, after, limit: limit + 1 });
      const subjects = await subjectsByRef(
        this.read,
        rows.map(({ ref }) => ref),
        asked.logSize,
      );
      const views = rows.map((row) => viewOf(row, subjects.get(row.ref), on));
      items.push(...views.filter(({ area }) => areas === undefined || areas.has(area)));
      const last = rows.at(-1);
      if (last === undefined || rows.length <= limit || items.length > limit) return items;
      after = last.ref;
    }
  }
}

function viewOf({ ref, kind, name, sample }: SubjectRow, subject: Subject | undefined, on: string): SubjectView {
  const homes = subject?.homes ?? [];
  return { ref, kind, name, area: homeOn({ homes }, on) ?? '', homes, ...(sample === 1 && { sample: true }) };
}
