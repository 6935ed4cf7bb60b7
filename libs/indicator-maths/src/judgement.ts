import { comparesWithBaseline, judgedNumber, verdict } from './criteria';
import { type BaselinePoint, line, type Line } from './line';
import type { Measured } from './measured';
import type { Baseline, Criterion, Day, PeriodAsked, State } from './model';
import { parseDecimal } from './rational';
import type { Series } from './series';
import { exactDecimal, twoDecimals } from './shown';

/** One area with what it is judged by; the span is that of the target, or of one of its years. */
export interface Judged {
  readonly series: Series;
  readonly from: Day;
  readonly due: Day;
  readonly path: 'none' | undefined;
  /** The target's for the plan's own area, or allocated with the criterion. */
  readonly stated: Baseline | null;
  readonly statedBy: 'target' | 'allocation';
  /** The criterion of the area in force on a day. */
  criterionOn(day: Day): Criterion;
  /** What is given with it: of one year of an each-year, that of its own due day. */
  statedOn(day: Day): Pick<Judged, 'stated' | 'statedBy'>;
  readonly asked: PeriodAsked | undefined;
}

export interface Judgement {
  readonly state: State;
  readonly measured: Measured | null;
  readonly line: Line | null;
  readonly baseline: BaselinePoint | null;
}

const statedPoint = ({ stated, statedBy }: Judged): BaselinePoint | null =>
  stated === null ? null : { v0: parseDecimal(stated.value), on: stated.on, from: statedBy, text: stated.value };

/** Rules 6.4: the target's baseline, else one from figures. */
export function baselineOf(judged: Judged, criterion: Criterion, measured: Measured): BaselinePoint | null {
  const { stated, series, from, due } = judged;
  if (stated !== null) return statedPoint(judged);
  const anchor = series.baseline(from, series.day < due ? series.day : due, measured);
  const v0 = anchor === null ? null : judgedNumber(criterion, anchor.value);
  if (anchor === null || v0 === null) return null;
  const isCount = criterion.kind === 'count-of' || series.indicator.measure === 'count';
  return { v0, on: anchor.on, from: 'figures', text: isCount ? exactDecimal(v0) : twoDecimals(v0) };
}

const plain = (state: State, measured: Measured | null): Judgement => ({ state, measured, line: null, baseline: null });

/** Rules 6.2, 6.4, 6.6: while the target is open. */
export function judgeOpen(judged: Judged, criterion: Criterion, measured: Measured | null, withLine = true): Judgement {
  if (measured === null) return plain('no-data', null);
  if (measured.notApplicable) return plain('not-applicable', measured);
  if (measured.v === null) return plain('no-data', measured);
  const compared = comparesWithBaseline(criterion) ? baselineOf(judged, criterion, measured) : null;
  const base = { measured, line: null, baseline: compared };
  const found = verdict(criterion, measured, compared?.v0 ?? null);
  if (found === 'met') return { ...base, state: 'achieved' };
  if (found === 'unknown' || !withLine) return { ...base, state: 'undetermined' };
  if (criterion.kind === 'parity' || comparesWithBaseline(criterion)) return { ...base, state: 'off-track' };
  const baseline = baselineOf(judged, criterion, measured);
  const drawn = line({ criterion, measured, baseline, due: judged.due, path: judged.path });
  return { ...base, state: drawn.state, line: drawn, baseline };
}

/** Rules 6.3, 6.6: after the due day the final period alone decides; late by a settled period that ends in (U, until]. */
export function judgeClosed(judged: Judged, criterion: Criterion, final: Measured, until: Day): Judgement {
  if (final.notApplicable) return plain('not-applicable', final);
  if (!final.settled) return plain('awaiting-data', final);
  if (final.v === null) return plain('no-data', final);
  const compared = comparesWithBaseline(criterion) ? baselineOf(judged, criterion, final) : null;
  const base = { measured: final, line: null, baseline: compared };
  const found = verdict(criterion, final, compared?.v0 ?? null);
  if (found === 'met') return { ...base, state: 'achieved' };
  if (found === 'unknown') return { ...base, state: 'undetermined' };
  for (const later of judged.series.after(judged.due, until, final))
    if (verdict(criterion, later, compared?.v0 ?? null) === 'met') return { ...base, state: 'achieved-late' };
  return { ...base, state: 'missed' };
}
