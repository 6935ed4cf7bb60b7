import type { Level, PeriodInfo } from '@hieuhoc/indicator-maths';
import type { FigureView } from '../../../figures';
import type { IndicatorSpec } from '../../../plans';
import type { DutyItem, ReportItem } from '../../../reports';
import type { PlanShown } from '../../known/plans';
import type { EntryKey } from './entry-key';
import { isUntouched, typedIn, typedOf, type Typed } from '../../../platform/entry';

/** `GET /api/reports/{plan}/{duty}/{reporter}/{period}`, as far as the sheet looks at it. */
export type ReportHere = ReportItem & {
  readonly indicators: readonly string[];
  readonly standing: readonly { readonly indicator: string; readonly area: string; readonly period: string; readonly revision: number }[];
  readonly life: readonly { readonly type: string; readonly recordedAt: string; readonly data: Readonly<Record<string, unknown>> }[];
};

/** `GET /api/drafts/{key}`. */
export interface DraftHere {
  readonly revision: number;
  readonly savedAt: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** One figure of the sheet: what is asked, what stands, what somebody has typed. */
export interface SheetRow {
  readonly indicator: IndicatorSpec;
  readonly section: string;
  /** Asked of this level; what is not may still be said here, of the whole. */
  readonly own: boolean;
  /** Judged in words: why it is so is always said. */
  readonly inWords: boolean;
  readonly standing: FigureView | null;
  readonly before: FigureView | null;
  /** The same last day, said in a period of another kind: 2015-H2 of 2015. */
  readonly twin: FigureView | null;
  readonly typed: Typed;
  readonly touched: boolean;
}

export interface Sheet {
  readonly key: EntryKey;
  readonly span: PeriodInfo;
  readonly plan: PlanShown;
  readonly area: { readonly id: string; readonly name: string; readonly kind: string; readonly level: Level };
  readonly report: ReportHere | null;
  readonly duty: Pick<DutyItem, 'text'> | null;
  readonly rows: readonly SheetRow[];
  readonly draft: DraftHere | null;
  /** Until which day was counted: asked of a period that still runs. */
  readonly dataTo: { readonly asked: boolean; readonly typed: string };
}

/** Of a period that still runs. */
export const DATA_TO = 'den-ngay';

export interface Known {
  readonly plan: PlanShown;
  readonly level: Level;
  readonly span: PeriodInfo;
  readonly indicators: ReadonlyMap<string, IndicatorSpec>;
  /** What is asked, in the plan's order. */
  readonly asked: readonly string[];
  readonly standing: readonly FigureView[];
  readonly before: readonly FigureView[];
  readonly twins: readonly FigureView[];
}

const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };

/** What stands and what was typed, row by row. `typed` is null where nobody has begun. */
export function rowsOf(known: Known, typed: ((name: string) => string) | null): readonly SheetRow[] {
  const [standing, before, twins] = [known.standing, known.before, known.twins].map(
    (figures) => new Map(figures.map((one) => [one.indicator, one])),
  );
  return known.asked.flatMap((code) => {
    const indicator = known.indicators.get(code);
    if (indicator === undefined || !isTaken(indicator, known)) return [];
    const stands = standing?.get(code) ?? null;
    const said = typed === null ? {} : typedIn(indicator, typed);
    const touched = !isUntouched(said);
    return {
      indicator,
      section: sectionOf(known.plan, code),
      inWords: known.plan.targets.some((one) => one.indicator === code && one.criterion.kind === 'qualitative'),
      own: indicator.reportedAt.includes(known.level),
      standing: stands,
      before: before?.get(code) ?? null,
      twin: twins?.get(code) ?? null,
      typed: touched ? said : typedOf(stands),
      touched,
    };
  });
}

/** At its levels and above, never below; derived ones are computed. */
function isTaken({ reportedAt, periods, from }: IndicatorSpec, { level, span }: Known): boolean {
  if (from !== undefined || !periods.includes(span.kind)) return false;
  return reportedAt.includes(level) || RANK[level] < Math.max(...reportedAt.map((one) => RANK[one]));
}

/** Where in the document it is asked for; a population where what is measured on it is. */
function sectionOf({ targets, indicators }: PlanShown, code: string): string {
  const measured = indicators.filter(({ from }) => from?.of === code).map((one) => one.code);
  return targets.find(({ indicator }) => indicator === code || measured.includes(indicator))?.section ?? '';
}

/** What a plan measures, where no duty says what is to be reported. */
export function measuredBy({ targets, indicators }: PlanShown): readonly string[] {
  const populations = new Map(indicators.map(({ code, from }) => [code, from?.of]));
  return [...new Set(targets.flatMap(({ indicator }) => [indicator, populations.get(indicator) ?? indicator]))];
}

/** Reported for the period itself, or for the shorter one that ends with it. */
export const isThere = ({ standing, twin }: Pick<SheetRow, 'standing' | 'twin'>): boolean => standing !== null || twin !== null;

/** What is kept of a sheet: the rows that somebody has changed. */
export function draftFields({ rows, dataTo }: Pick<Sheet, 'rows' | 'dataTo'>): Readonly<Record<string, string>> {
  const boxes = rows
    .filter(({ touched }) => touched)
    .flatMap(({ indicator, typed }) => Object.entries(typed).map(([name, text]) => [`f.${indicator.code}.${name}`, text] as const));
  if (boxes.length === 0) return {};
  return Object.fromEntries(dataTo.asked && dataTo.typed !== '' ? [...boxes, [DATA_TO, dataTo.typed]] : boxes);
}
