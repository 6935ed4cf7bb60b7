import { digestOfRows, shownAreas, type PublishedQuestion, type ShownAreas } from '@hieuhoc/dossier';
import { hierarchyOf, type StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import { Unknown } from '../platform/http/errors';
import type { AsOf } from '../platform/queries/as-of';
import { ofRules, type ChangesService, type RowsQuestion } from '../status';
import { PlanQueries } from '../plans';
import { TooMuchToPublish } from './publication.errors';

/** A table that a person can still read, and a system put together while somebody waits. */
const MOST_AREAS = 2_000;

/** What was published, without what depends on the moment of asking: the rows that the rules derive from the log alone. */
export interface PublishedRows {
  readonly rows: readonly StatusRow[];
  readonly digest: string;
}

/** Of what a paper shows by its code. */
export interface PaperNames {
  readonly plan: string;
  readonly areas: Readonly<Record<string, string>>;
  readonly indicators: Readonly<Record<string, { readonly name: string; readonly unit: string }>>;
}

export class RowsToPublish {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly status: ChangesService,
  ) {
    this.plans = new PlanQueries(read);
  }

  /** Throws Unknown for an area that nobody knows today. */
  async requireArea(area: string): Promise<void> {
    const today = hierarchyOf(await hierarchyChangesAt(this.read, Number.MAX_SAFE_INTEGER));
    if (today.area(area) === undefined) throw new Unknown('area', area);
  }

  /** Throws TooMuchToPublish. */
  async of(question: PublishedQuestion, asOf: AsOf): Promise<PublishedRows> {
    const { areas, depth } = await this.shown(question, asOf.logSize);
    const answered = await this.status.rowsAt(rowsQuestion(question, depth), { on: question.on, asOf });
    const rows = answered.filter(({ area }) => areas.has(area)).map(ofRules);
    return { rows, digest: digestOfRows(rows) };
  }

  /** What a paper needs to be read by somebody without an account: what its codes were called when it was published. */
  async namesOf(rows: readonly StatusRow[], { plan, area, on }: PublishedQuestion, { logSize }: AsOf): Promise<PaperNames> {
    const known = await this.plans.planAt(plan, logSize);
    const hierarchy = hierarchyOf(await hierarchyChangesAt(this.read, logSize));
    const areas = [...new Set([area, ...rows.map((row) => row.area)])];
    const measured = new Set(rows.map(({ indicator }) => indicator));
    return {
      plan: known?.plan.document.title ?? plan,
      areas: Object.fromEntries(areas.map((id) => [id, hierarchy.area(id)?.names.findLast((name) => name.on <= on)?.value ?? id])),
      indicators: Object.fromEntries(
        (known?.plan.document.indicators ?? [])
          .filter(({ code }) => measured.has(code))
          .map(({ code, name, unit }) => [code, { name, unit }]),
      ),
    };
  }

  /** What would be answered now about the same day, and by which events it differs. */
  async changedSince(question: PublishedQuestion, then: AsOf, now: AsOf) {
    const { areas, depth } = await this.shown(question, then.logSize);
    const { on } = question;
    const changes = await this.status.between(rowsQuestion(question, depth), { on, asOf: then }, { on, asOf: now });
    return changes.filter(({ area }) => areas.has(area));
  }

  private async shown(question: PublishedQuestion, logSize: number): Promise<ShownAreas> {
    const shown = shownAreas(await hierarchyChangesAt(this.read, logSize), question);
    if (shown.areas.size > MOST_AREAS) throw new TooMuchToPublish(shown.areas.size, MOST_AREAS);
    return shown;
  }
}

const rowsQuestion = ({ plan, area, period, basis }: PublishedQuestion, depth: number): RowsQuestion => ({
  plan,
  area,
  basis,
  depth,
  ...(period !== null && { period }),
});
