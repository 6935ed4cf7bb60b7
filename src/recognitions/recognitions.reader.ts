import { hierarchyAt, type Hierarchy } from '../areas';
import { liveOn, type Subject, type SubjectKind } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { Identity } from '../platform/access/identity';
import type { DecisionData } from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { areasCountedIn } from './counted-areas';
import { erasedAmong } from '../platform/vault';
import type { Names } from './names';
import type { Assessment } from './recognition.events';
import { grantsPage, subjectAt, subjectsByRef, type GrantRow, type GrantsAsked } from './recognition.queries';
import { homeOn } from './subject.decider';
import { titleQueries } from './title.queries';

/** `area` is where the subject lives on the day asked about, `grantedIn` where the decision recognised it. */
export interface RecognitionView extends Assessment {
  readonly title: string;
  readonly subject: string;
  readonly grant: number;
  readonly kind: SubjectKind;
  readonly name: string | null;
  /** The name was erased on request. */
  readonly erased?: true;
  readonly area: string;
  readonly grantedIn: string;
  readonly decision: DecisionData;
  readonly recognisedOn: string;
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
  readonly live: boolean;
  readonly sample?: true;
}

interface Search {
  readonly asked: Omit<GrantsAsked, 'after' | 'limit'>;
  readonly areas: ReadonlySet<string> | undefined;
  readonly on: string;
  readonly hierarchy: Hierarchy;
  /** Also those that are not live. */
  readonly all: boolean;
}

interface Found {
  readonly row: GrantRow;
  readonly view: RecognitionView;
}

export interface AskedRecognitions {
  readonly title?: string;
  readonly subject?: string;
  readonly area?: string;
  readonly on?: string;
  readonly state?: 'live' | 'all';
  readonly expiresBy?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export class RecognitionsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly names: Names,
  ) {}

  /** Those live on the day, or all grants, in order of title and subject. */
  async list(query: AskedRecognitions, identity: Identity | null): Promise<Page<RecognitionView>> {
    const [size = null, ...place] = decodeCursor(query.cursor, 'whole', 'text', 'text', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const { on = dayOf(this.clock()), title, subject, area } = query;
    await this.refuseUnknown(query, asOf);
    const areas = area === undefined ? undefined : await areasCountedIn(this.read, area, on, asOf.logSize);
    const asked = {
      logSize: asOf.logSize,
      ...(title !== undefined && { title }),
      ...(subject !== undefined && { subject }),
      ...(query.state !== 'all' && { liveOn: on }),
      ...(query.expiresBy !== undefined && { expiresBy: query.expiresBy }),
      ...(areas !== undefined && { areas: [...areas] }),
    };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { hierarchy } = await hierarchyAt(this.read, asOf.logSize);
    const search = { asked, areas, on, hierarchy, all: query.state === 'all' };
    const found = await this.gather(search, place.length === 3 ? place : null, limit);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1)?.view : undefined;
    const next = last === undefined ? null : encodeCursor([asOf.logSize, last.title, last.subject, last.grant]);
    const seen = this.names.seenBy(identity);
    const erased = await erasedAmong(
      this.read,
      shown.map(({ row }) => row.subject),
    );
    const items = shown.map(async ({ view, row }) => ({
      ...view,
      name: await seen({ ...row, ref: row.subject }, view.area),
      ...(erased.has(row.subject) && { erased: true as const }),
    }));
    return { asOf, items: await Promise.all(items), next };
  }

  /** One more than asked for tells that there is a next page. */
  private async gather({ asked, areas, on, hierarchy, all }: Search, start: GrantsAsked['after'], limit: number): Promise<Found[]> {
    const items: Found[] = [];
    let after = start;
    for (;;) {
      const rows = await grantsPage(this.read, { ...asked, after, limit: limit + 1 });
      const subjects = await subjectsByRef(
        this.read,
        rows.map((row) => row.subject),
        asked.logSize,
      );
      const views = rows.map((row) => ({ row, view: endedWithArea(viewOf(row, subjects.get(row.subject), on), hierarchy, on) }));
      items.push(...views.filter(({ view }) => (all || view.live) && (areas === undefined || areas.has(view.area))));
      const last = rows.at(-1);
      if (last === undefined || rows.length <= limit || items.length > limit) return items;
      after = [last.title, last.subject, last.number];
    }
  }

  private async refuseUnknown({ title, subject }: AskedRecognitions, { logSize }: AsOf): Promise<void> {
    const today = Number.MAX_SAFE_INTEGER;
    if (
      title !== undefined &&
      !(await titleQueries.at(this.read, logSize)).has(title) &&
      !(await titleQueries.at(this.read, today)).has(title)
    )
      throw new Unknown('title', title);
    if (subject !== undefined && (await subjectAt(this.read, subject, today)) === undefined) throw new Unknown('subject', subject);
  }
}

/** The title of an area itself ends with the area, unless a decision carried it on, that is, moved the community to a successor (rules 4). */
function endedWithArea(view: RecognitionView, hierarchy: Hierarchy, on: string): RecognitionView {
  const ended = hierarchy.get(view.area)?.until ?? null;
  return view.kind === 'community' && ended !== null && ended <= on ? { ...view, live: false } : view;
}

function viewOf(row: GrantRow, subject: Subject | undefined, on: string): RecognitionView {
  const { title, number, kind, name, area: grantedIn, recognised_on, valid_until, revoked_on, detail } = row;
  const span = { recognisedOn: recognised_on, validUntil: valid_until, revokedOn: revoked_on };
  const area = (subject === undefined ? undefined : homeOn(subject, on)) ?? grantedIn;
  return { title, subject: row.subject, grant: number, kind, name, area, grantedIn, ...span, live: liveOn(span, on), ...detailOf(detail) };
}

function detailOf(json: string): Assessment & { readonly decision: DecisionData; readonly sample?: true } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return JSON.parse(json) as Assessment & { readonly decision: DecisionData; readonly sample?: true };
}
