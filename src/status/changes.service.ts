import type { Question, StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { causesBetween, type Cause } from '../history';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, endOfDay } from '../platform/time/clock';
import { PlanQueries } from '../plans';
import { refuseUnknownCodes } from '../indicators';
import { planView } from './plan-view';
import { relatedAreas } from './related-areas';
import { hierarchyChangesAt } from '../areas';
import type { ChangesQuery } from './status.dto';
import type { AnsweredRow, StatusService } from './status.service';

export interface RowChange {
  readonly plan: string;
  readonly target: string;
  readonly indicator: string;
  readonly area: string;
  readonly fields: readonly string[];
  readonly before: StatusRow | null;
  readonly after: StatusRow | null;
  /** Events in between that the row rests on, in log order; none: only days have passed. */
  readonly because: readonly Cause[];
  readonly daysPassed: boolean;
}

/** A day asked about, and what was known when it was asked. */
export interface Moment {
  readonly on: string;
  readonly asOf: AsOf;
}

/** Which rows of a plan; `target` left out: of all its targets. */
export interface RowsQuestion extends Omit<Question, 'on'> {
  readonly plan: string;
  readonly target?: string;
}

/** What a reader compares: not the day itself, which always differs. */
const COMPARED = [
  'period',
  'value',
  'numerator',
  'denominator',
  'coverage',
  'state',
  'criterion',
  'hold',
  'due',
  'againstPlan',
  'summary',
  'settled',
  'verified',
  'changedSinceVerified',
  'flags',
] as const;

/** Which rows of a plan differ between two moments, and why. */
export class ChangesService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly status: StatusService,
  ) {
    this.plans = new PlanQueries(read);
  }

  async changes(query: ChangesQuery): Promise<Page<RowChange>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    await refuseUnknownCodes(this.read, query);
    await this.plans.refuseUnknown(query);
    const from = { ...(await this.momentOf(query.from)), ...onOf(query) };
    const to = { ...(await this.momentOf(query.to, size === null ? undefined : String(size))), ...onOf(query) };
    const { plan, target, area, basis = 'reported' } = query;
    const items = await this.between(
      { plan, basis, depth: area === undefined ? 1 : 0, ...(target !== undefined && { target }), ...(area !== undefined && { area }) },
      from,
      to,
    );
    return pageOf(to.asOf, items, query);
  }

  /** Which rows differ between two moments, and by which events in between. */
  async between(question: RowsQuestion, from: Moment, to: Moment): Promise<readonly RowChange[]> {
    const before = byRow(await this.rowsAt(question, from));
    const after = byRow(await this.rowsAt(question, to));
    const changed = [...new Set([...before.keys(), ...after.keys()])]
      .map((key) => ({ before: before.get(key) ?? null, after: after.get(key) ?? null }))
      .map((pair) => ({ ...pair, fields: fieldsOf(pair.before, pair.after) }))
      .filter(({ fields }) => fields.length > 0);
    const causes = new Causes(await causesBetween(this.read, from.asOf.logSize, to.asOf.logSize));
    const hierarchy = await hierarchyChangesAt(this.read, to.asOf.logSize);
    return changed.map(({ before: was, after: is, fields }): RowChange => {
      const { plan, target, indicator, area } = is ?? was ?? nothing();
      const areas = new Set(relatedAreas(hierarchy, [area]));
      const because = causes.of({ plan, target, indicator }, areas);
      return { plan, target, indicator, area, fields, before: was, after: is, because, daysPassed: from.on !== to.on };
    });
  }

  /** A day means that day, as known at its end; an instant or a log size means the day it lies in. `known`: what the first page knew. */
  private async momentOf(text: string, known?: string): Promise<Moment> {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const asked = await this.moments.resolve(isDay ? endOfDay(text) : text);
    return {
      on: isDay ? text : dayOf(new Date(asked.at)),
      asOf: known === undefined ? asked : { ...(await this.moments.resolve(known)), at: asked.at },
    };
  }

  /** Rows of one plan, as the rules answer at a moment; empty where the plan was not known yet. */
  async rowsAt({ plan, target, ...asked }: RowsQuestion, { on, asOf }: Moment): Promise<readonly AnsweredRow[]> {
    const known = await this.plans.planAt(plan, asOf.logSize);
    if (known === null) return [];
    const view = planView(known.plan);
    const targets = view.targets.map(({ issued }) => issued.id).filter((id) => target === undefined || id === target);
    return this.status.rowsOf({ plan: known.plan, view, targets, question: { on, ...asked }, asOf, live: false });
  }
}

const onOf = ({ on }: ChangesQuery): { readonly on?: string } => (on === undefined ? {} : { on });

function byRow(rows: readonly StatusRow[]): Map<string, StatusRow> {
  return new Map(rows.map((row) => [`${row.target} ${row.area}`, row]));
}

function fieldsOf(before: StatusRow | null, after: StatusRow | null): string[] {
  if (before === null || after === null) return ['row'];
  return COMPARED.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** Of tens of thousands of events few are about the indicator of a row, or about its plan. */
class Causes {
  private readonly about: ReadonlyMap<string, readonly { readonly cause: Cause; readonly place: number }[]>;

  /** In the order of the log. */
  constructor(causes: readonly Cause[]) {
    this.about = Map.groupBy(
      causes.map((cause, place) => ({ cause, place })),
      ({ cause }) => subjectOf(cause),
    );
  }

  of(row: Pick<StatusRow, 'plan' | 'target' | 'indicator'>, areas: ReadonlySet<string>): readonly Cause[] {
    return [`indicator ${row.indicator}`, `plan ${row.plan}`, 'areas']
      .flatMap((subject) => this.about.get(subject) ?? [])
      .filter(({ cause }) => concerns(cause, row, areas))
      .toSorted((one, other) => one.place - other.place)
      .map(({ cause }) => cause);
  }
}

/** What a row must share with a cause for `concerns` to look at it. */
function subjectOf({ type, plan, indicator }: Cause): string {
  if (!DECISIONS.has(type) && plan !== null) return `plan ${plan}`;
  return indicator === null ? 'areas' : `indicator ${indicator}`;
}

const DECISIONS: ReadonlySet<string> = new Set(['ReportAccepted', 'ReportReturned']);

function concerns(cause: Cause, row: Pick<StatusRow, 'plan' | 'target' | 'indicator'>, areas: ReadonlySet<string>): boolean {
  // Saying how things stand changes nothing.
  if (cause.type === 'ReportPublished') return false;
  // A report belongs to one plan; the figures it verifies count in every plan.
  if (DECISIONS.has(cause.type)) return cause.indicator === row.indicator && cause.area !== null && areas.has(cause.area);
  if (cause.plan !== null) return cause.plan === row.plan && (cause.target === null || cause.target === row.target);
  if (cause.indicator !== null) return cause.indicator === row.indicator && (cause.area === null || areas.has(cause.area));
  return cause.area !== null && areas.has(cause.area) && cause.title === null;
}

function nothing(): never {
  throw new RangeError('a change without a row');
}
