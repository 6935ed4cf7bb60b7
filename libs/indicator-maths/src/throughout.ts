import { comparesWithBaseline, verdict } from './criteria';
import { earlier, yearOf } from './days';
import { type Occurrence, type Occurring, yearBefore } from './each-year';
import { baselineOf, type Judged, judgeClosed } from './judgement';
import type { Measured } from './measured';
import type { Criterion, State } from './model';
import type { Rational } from './rational';

const before = (judged: Judged, criterion: Criterion, measured: Measured): Rational | null => {
  if (comparesWithBaseline(criterion)) return baselineOf(judged, criterion, measured)?.v0 ?? null;
  const whole = measured.pick?.slot?.last.endsWith('-12-31') === true;
  return criterion.kind === 'increase' && whole ? yearBefore(judged, yearOf(measured.t)) : null;
};

function occurrenceOf(judged: Judged, measured: Measured): Occurrence {
  const period = measured.period ?? measured.t;
  if (measured.notApplicable) return { period, measured, state: 'not-applicable' };
  if (measured.v === null) return { period, measured, state: 'no-data' };
  const criterion = judged.criterionOn(measured.pick?.slot?.last ?? measured.t);
  const found = verdict(criterion, measured, before(judged, criterion, measured));
  return { period, measured, state: found === 'met' ? 'achieved' : found === 'unknown' ? 'undetermined' : 'missed' };
}

/** Rules 6.5, `throughout`: every settled slot of F..J that has a value, each by the criterion in force on its last day. */
export function throughout(judged: Judged): Occurring {
  const { series, from, due } = judged;
  const open = series.day <= due;
  const occurrences = series.settledBetween(from, earlier(series.day, due)).map((measured) => occurrenceOf(judged, measured));
  const has = (state: State): boolean => occurrences.some((each) => each.state === state);
  const kept = (): State => (has('undetermined') ? 'undetermined' : 'achieved');
  if (has('missed')) return { state: 'missed', occurrences };
  if (open)
    return {
      state: has('achieved') || has('undetermined') ? kept() : has('not-applicable') && !has('no-data') ? 'not-applicable' : 'no-data',
      occurrences,
    };
  const final = judgeClosed(judged, judged.criterionOn(due), series.final(from, due), series.day);
  return { state: final.state === 'achieved' ? kept() : final.state, occurrences };
}
