import { evaluatePlan, valueOf } from './evaluate';
import { type FigureFact, foldFigure } from './figure-fold';
import type {
  AreaId,
  AreaPart,
  AreaSpec,
  Baseline,
  Basis,
  Breakdown,
  Criterion,
  Day,
  Facts,
  Figure,
  HierarchyChange,
  Indicator,
  Period,
  PeriodAsked,
  Plan,
  Recognition,
  StatusRow,
  Subject,
  Target,
  TargetHistory,
  TargetRevision,
  ValueRow,
} from './model';
import { lastDay } from './periods';
import { area, figureValue, INDICATOR, TARGET } from './testing-values';

export * from './testing-values';

/**
 * A small world in memory for tests: things are given with the day they were recorded (left out: known to every question), and questions
 * are put with what was known at the end of the day asked about, unless they say `asOf`.
 */
export interface Told {
  readonly recorded?: Day;
}

export interface GivenFigure extends Told {
  readonly indicator?: string;
  readonly dataTo?: Day;
  readonly breakdown?: Breakdown;
}

export interface Asked {
  readonly on: Day;
  readonly asOf?: Day;
  readonly basis?: Basis;
  readonly period?: PeriodAsked;
  readonly area?: AreaId;
  readonly depth?: number;
}

type Recorded<T> = { readonly recorded: Day; readonly what: T };
const ALWAYS = '0000-00-00';
export const LATER = '9999-12-31';

export class World {
  private readonly changes: Recorded<HierarchyChange>[] = [];
  private readonly indicators = new Map<string, Indicator>();
  private readonly figures = new Map<string, { indicator: string; area: AreaId; period: Period; facts: Recorded<FigureFact>[] }>();
  private readonly grants: Recorded<Recognition>[] = [];
  private readonly subjects = new Map<string, Subject>();
  private readonly targets = new Map<
    string,
    { issued: Recorded<Target>[]; revisions: Recorded<TargetRevision>[]; withdrawn: Day | null }
  >();
  plan: Omit<Plan, 'targets'> = {
    plan: 'dong-trieu-2013',
    area: '22.205',
    period: { from: '2013-01-01', to: '2020-12-31' },
    phases: [],
    transfers: [],
    closedOn: null,
  };

  change(change: HierarchyChange, { recorded = ALWAYS }: Told = {}): this {
    this.changes.push({ recorded, what: change });
    return this;
  }

  establish(spec: AreaSpec, on: Day = '1990-01-01'): this {
    return this.change({ type: 'AreaEstablished', on, area: spec });
  }

  reorganise(
    on: Day,
    from: readonly AreaId[],
    to: readonly AreaSpec[],
    parts: readonly (readonly [AreaId, AreaId, string?])[],
    { children = [], recorded = ALWAYS }: Told & { children?: readonly { area: AreaId; parent: AreaId }[] } = {},
  ): this {
    const listed = parts.map(([one, other, share]): AreaPart => ({ from: one, to: other, ...(share !== undefined && { share }) }));
    return this.change({ type: 'AreasReorganised', on, from, to, parts: listed, children }, { recorded });
  }

  indicator(spec: Partial<Indicator>): this {
    const indicator = { ...INDICATOR, ...spec };
    this.indicators.set(indicator.code, indicator);
    return this;
  }

  private tell(indicator: string, id: AreaId, period: Period, fact: FigureFact, recorded: Day): this {
    const stream = `${indicator}:${id}:${period}`;
    const known = this.figures.get(stream) ?? { indicator, area: id, period, facts: [] };
    known.facts.push({ recorded, what: fact });
    this.figures.set(stream, known);
    return this;
  }

  /** The first is a report, each further one a correction. */
  figure(
    id: AreaId,
    period: Period,
    value: string,
    { indicator = this.firstIndicator(), dataTo, breakdown, recorded }: GivenFigure = {},
  ): this {
    const facts = this.figures.get(`${indicator}:${id}:${period}`)?.facts ?? [];
    const fact: FigureFact = {
      type: facts.length === 0 ? 'reported' : 'corrected',
      revision: facts.length,
      value: figureValue(value),
      dataTo: dataTo ?? lastDay(period),
      breakdown: breakdown ?? null,
    };
    return this.tell(indicator, id, period, fact, recorded ?? ALWAYS);
  }

  /** `figures('2015', { AS: '1320/1600', BK: '1500/1900' })`. */
  all(period: Period, values: Readonly<Record<AreaId, string>>, given: GivenFigure = {}): this {
    for (const [id, value] of Object.entries(values)) this.figure(id, period, value, given);
    return this;
  }

  /** A total with coverage 3/3: what two communes add is nothing. */
  total(period: Period, value: string, given: GivenFigure = {}): this {
    return this.all(period, { AS: '0/0', BK: '0/0', MK: value }, given);
  }

  mark(type: 'verified' | 'returned', id: AreaId, period: Period, revision: number, { recorded = ALWAYS }: Told = {}): this {
    return this.tell(this.firstIndicator(), id, period, { type, revision }, recorded);
  }

  withdrawFigure(id: AreaId, period: Period, { recorded = ALWAYS }: Told = {}): this {
    return this.tell(this.firstIndicator(), id, period, { type: 'withdrawn' }, recorded);
  }

  target(
    spec: Partial<Target> & { readonly baseline?: Baseline; readonly criterion?: Criterion } = {},
    { recorded = ALWAYS }: Told = {},
  ): this {
    const issued = { ...TARGET, indicator: this.firstIndicator(), ...spec };
    const known = this.targets.get(issued.id) ?? { issued: [], revisions: [], withdrawn: null };
    known.issued.push({ recorded, what: issued });
    this.targets.set(issued.id, known);
    return this;
  }

  revise(revision: TargetRevision, { recorded = ALWAYS, id = TARGET.id }: Told & { id?: string } = {}): this {
    this.targets.get(id)?.revisions.push({ recorded, what: revision });
    return this;
  }

  withdrawTarget(on: Day, id: string = TARGET.id): this {
    const known = this.targets.get(id);
    if (known !== undefined) known.withdrawn = on;
    return this;
  }

  subject(subject: Subject): this {
    this.subjects.set(subject.ref, subject);
    return this;
  }

  grant(grant: Recognition, { recorded = ALWAYS }: Told = {}): this {
    this.grants.push({ recorded, what: grant });
    return this;
  }

  private firstIndicator(): string {
    return this.indicators.keys().next().value ?? INDICATOR.code;
  }

  /** What was known at the end of a day. */
  facts(asOf: Day = LATER): Facts {
    function known<T>(list: readonly Recorded<T>[]): T[] {
      return list.filter(({ recorded }) => recorded <= asOf).map(({ what }) => what);
    }
    const figures = new Map<string, Figure[]>();
    for (const { indicator, area: id, period, facts } of this.figures.values()) {
      const figure = foldFigure(indicator, id, period, known(facts));
      if (figure !== null) figures.set(`${indicator}:${id}`, [...(figures.get(`${indicator}:${id}`) ?? []), figure]);
    }
    const changes = known(this.changes);
    return {
      changes,
      indicator: (code) => this.indicators.get(code) ?? (code === INDICATOR.code ? INDICATOR : undefined),
      figures: (code, id) => figures.get(`${code}:${id}`) ?? [],
      recognitions: (title) => known(this.grants).filter((grant) => grant.title === title),
      subject: (ref) => this.subjects.get(ref),
    };
  }

  planAsOf(asOf: Day = LATER): Plan {
    const targets = [...this.targets.values()].flatMap(({ issued, revisions, withdrawn }): TargetHistory[] => {
      const last = issued.findLast(({ recorded }) => recorded <= asOf);
      if (last === undefined) return [];
      const known = revisions.filter(({ recorded }) => recorded <= asOf).map(({ what }) => what);
      return [{ issued: last.what, revisions: known, withdrawnOn: withdrawn }];
    });
    return { ...this.plan, targets };
  }

  rows({ on, asOf, basis = 'reported', period, area: id, depth }: Asked): StatusRow[] {
    const moment = asOf === undefined ? on : asOf === 'later' ? LATER : asOf;
    const question = {
      on,
      basis,
      ...(period !== undefined && { period }),
      ...(id !== undefined && { area: id }),
      ...(depth !== undefined && { depth }),
    };
    return evaluatePlan(this.facts(moment), this.planAsOf(moment), question);
  }

  /** The row of one area, by default the first: that of the plan's area. */
  row(asked: Asked, id?: AreaId): StatusRow {
    const rows = this.rows(asked);
    const row = id === undefined ? rows[0] : rows.find((each) => each.area === id);
    if (row === undefined) throw new Error(`no row of ${id ?? 'the plan'} among ${rows.map((each) => each.area).join(', ')}`);
    return row;
  }

  value(id: AreaId, { on, asOf, basis = 'reported', period }: Asked): ValueRow {
    const moment = asOf === undefined ? on : asOf === 'later' ? LATER : asOf;
    return valueOf(this.facts(moment), this.firstIndicator(), id, { on, basis, ...(period !== undefined && { period }) });
  }
}

/** The district of the worked examples: Đông Triều in Quảng Ninh, with An Sinh, Bình Khê and Mạo Khê. */
export function dongTrieu(spec: Partial<Indicator> = {}): World {
  const world = new World().indicator(spec);
  world.establish(area('22', 'province', null)).establish(area('22.205', 'district', '22'));
  for (const commune of ['AS', 'BK', 'MK']) world.establish(area(commune, 'commune', '22.205'));
  return world;
}
