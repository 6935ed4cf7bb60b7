import type { Question, StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, endOfDay } from '../platform/time/clock';
import { PlanQueries } from '../plans';
import { refuseUnknownCodes } from '../indicators';
import { planView } from './plan-view';
import { causesOfRows, type Because } from './row-causes';
import type { ChangesQuery } from './status.dto';
import type { AnsweredRow, StatusService } from './status.service';

/** A row that differs between two moments. */
export interface RowDifference {
  readonly plan: string;
  readonly target: string;
  readonly indicator: string;
  readonly area: string;
  readonly fields: readonly string[];
  readonly before: AnsweredRow | null;
  readonly after: AnsweredRow | null;
  readonly daysPassed: boolean;
}

/** And by which events in between; by none: only days have passed. */
export type RowChange = RowDifference & Because;

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
    const differences = await this.between(
      { plan, basis, depth: area === undefined ? 1 : 0, ...(target !== undefined && { target }), ...(area !== undefined && { area }) },
      from,
      to,
    );
    const page = pageOf(to.asOf, differences, query);
    return { ...page, items: await this.explained(page.items, from, to, query.causes) };
  }

  /** Which rows differ between two moments. */
  async between(question: RowsQuestion, from: Moment, to: Moment): Promise<readonly RowDifference[]> {
    const before = byRow(await this.rowsAt(question, from));
    const after = byRow(await this.rowsAt(question, to));
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
      const fields = fieldsOf(was, is);
      const { plan, target, indicator, area } = is ?? was ?? nothing();
      return fields.length === 0 ? [] : [{ plan, target, indicator, area, fields, before: was, after: is, daysPassed: from.on !== to.on }];
    });
  }

  /** By which events in between; `most`: no more of a row than these, and no more of the log is looked at than that takes. */
  async explained(differences: readonly RowDifference[], from: Moment, to: Moment, most?: number): Promise<readonly RowChange[]> {
    const range = { after: from.asOf.logSize, upTo: to.asOf.logSize, most: most ?? null };
    const causes = await causesOfRows(this.read, differences, range);
    return differences.map((difference, place) => ({ ...difference, ...(causes[place] ?? nothing()) }));
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

function byRow(rows: readonly AnsweredRow[]): Map<string, AnsweredRow> {
  return new Map(rows.map((row) => [`${row.target} ${row.area}`, row]));
}

function fieldsOf(before: StatusRow | null, after: StatusRow | null): string[] {
  if (before === null || after === null) return ['row'];
  return COMPARED.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

function nothing(): never {
  throw new RangeError('a change without a row');
}
