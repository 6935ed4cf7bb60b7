import type {
  AreaSpec,
  Breakdown,
  Criterion,
  Day,
  Figure,
  FigureRevision,
  FigureValue,
  HierarchyChange,
  Indicator,
  Level,
  Plan,
  Question,
  Recognition,
  StatusRow,
  Subject,
  Target,
  TargetRevision,
} from '@hieuhoc/indicator-maths';
import { parsePeriod } from './periods';
import { oracleRows } from './rows';
import { factsOf } from './world';

export const area = (id: string, level: Level, parent: string | null, classes: readonly string[] = []): AreaSpec => ({
  id,
  name: id,
  level,
  kind: level,
  parent,
  classes,
});
export const founded = (...areas: readonly AreaSpec[]): readonly HierarchyChange[] =>
  areas.map((each) => ({ type: 'AreaEstablished', on: '2000-01-01', area: each }));

export const DONG_TRIEU = '22.205';
/** The district of the examples with its communes, in the province. */
export const dongTrieu = (...communes: readonly string[]): readonly HierarchyChange[] =>
  founded(area('22', 'province', null), area(DONG_TRIEU, 'district', '22'), ...communes.map((id) => area(id, 'commune', DONG_TRIEU)));

export const INDICATOR: Indicator = {
  code: 'gia-dinh-hieu-hoc',
  measure: 'ratio',
  periods: ['half-year', 'year'],
  reportedAt: ['commune'],
  area: 'sum',
  time: 'last',
  denominatorTime: 'last',
  breakdowns: [],
  mayExceed: false,
  signed: false,
};

interface Recorded {
  readonly recorded?: Day;
}
interface Entry extends Recorded {
  readonly area: string;
  readonly period: string;
  readonly revision: Omit<FigureRevision, 'revision'>;
}
interface More extends Recorded {
  readonly dataTo?: Day;
  readonly breakdown?: Breakdown;
  readonly verified?: boolean;
  readonly returned?: boolean;
}

const valueOf = (text: string): FigureValue => {
  if (text === 'yes' || text === 'no') return { kind: 'yes-no', yes: text === 'yes' };
  if (text === 'n/a') return { kind: 'not-applicable', reason: 'không có' };
  const [numerator = '', denominator] = text.split('/');
  return denominator === undefined ? { kind: 'count', value: numerator } : { kind: 'ratio', numerator, denominator };
};
/** A figure, or the correction of one given before. */
export const given = (at: string, period: string, text: string, more: More = {}): Entry => ({
  area: at,
  period,
  ...(more.recorded === undefined ? {} : { recorded: more.recorded }),
  revision: {
    value: valueOf(text),
    dataTo: more.dataTo ?? parsePeriod(period).lastDay,
    breakdown: more.breakdown ?? null,
    verified: more.verified ?? false,
    returned: more.returned ?? false,
  },
});

export interface Story {
  readonly changes: readonly (HierarchyChange & Recorded)[];
  readonly figures: readonly Entry[];
  readonly indicator?: Indicator;
  readonly others?: readonly { readonly indicator: Indicator; readonly figures: readonly Entry[] }[];
  readonly recognitions?: readonly Recognition[];
  readonly subjects?: readonly Subject[];
  readonly target?: Partial<Target> & Recorded;
  readonly corrected?: { readonly criterion: Criterion } & Recorded;
  readonly revisions?: readonly (TargetRevision & Recorded)[];
  readonly planArea?: string;
  readonly period?: Plan['period'];
}

const known = <T extends Recorded>(all: readonly T[], asOf: Day | null): readonly T[] =>
  all.filter(({ recorded }) => asOf === null || recorded === undefined || recorded <= asOf);

const figuresOf = (indicator: string, entries: readonly Entry[], asOf: Day | null): readonly Figure[] => {
  const figures = new Map<string, Figure>();
  for (const entry of known(entries, asOf)) {
    const key = `${entry.area} ${entry.period}`;
    const revisions = figures.get(key)?.revisions ?? [];
    const revision = { ...entry.revision, revision: revisions.length };
    figures.set(key, { indicator, area: entry.area, period: entry.period, revisions: [...revisions, revision] });
  }
  return [...figures.values()];
};

export const TARGET: Target = {
  id: 'target',
  indicator: INDICATOR.code,
  criterion: { kind: 'at-least', value: '85' },
  hold: 'at-due',
  measuredAt: 'area',
};
const PERIOD = { from: '2013-01-01', to: '2015-12-31' };

const planOf = (story: Story, asOf: Day | null): Plan => {
  const corrected = story.corrected === undefined ? [] : known([story.corrected], asOf);
  const issued: Target = { ...TARGET, indicator: (story.indicator ?? INDICATOR).code, ...story.target };
  return {
    plan: 'plan',
    area: story.planArea ?? DONG_TRIEU,
    period: story.period ?? PERIOD,
    phases: [],
    targets: [
      {
        issued: corrected.reduce((target, { criterion }) => ({ ...target, criterion }), issued),
        revisions: known(story.revisions ?? [], asOf),
        withdrawnOn: null,
      },
    ],
    transfers: [],
    closedOn: null,
  };
};

export interface Ask extends Partial<Omit<Question, 'on'>> {
  /** What was known then; `later`: after all that is given. Left out: the end of the day itself. */
  readonly asOf?: Day;
}
/** All rows on a day. */
export const ask = (story: Story, on: Day, { asOf, ...more }: Ask = {}): readonly StatusRow[] => {
  const knownAt = asOf === 'later' ? null : (asOf ?? on);
  const indicator = story.indicator ?? INDICATOR;
  const world = {
    changes: known(story.changes, knownAt),
    indicators: [indicator, ...(story.others ?? []).map((other) => other.indicator)],
    figures: [
      ...figuresOf(indicator.code, story.figures, knownAt),
      ...(story.others ?? []).flatMap((other) => figuresOf(other.indicator.code, other.figures, knownAt)),
    ],
    recognitions: story.recognitions ?? [],
    subjects: story.subjects ?? [],
  };
  return oracleRows(factsOf(world), planOf(story, knownAt), { on, basis: 'reported', depth: 5, ...more });
};
/** The row of one area (the plan's). */
export const row = (
  story: Story,
  on: Day,
  { at = story.planArea ?? DONG_TRIEU, ...more }: Ask & { readonly at?: string } = {},
): StatusRow => {
  const found = ask(story, on, more).find((each) => each.area === at);
  if (found === undefined) throw new Error(`no row of ${at}`);
  return found;
};
export const coverage = (reported: number | string, expected: number | string, byOwn: number | string = 0): StatusRow['coverage'] => ({
  reported,
  expected,
  byOwn,
});
