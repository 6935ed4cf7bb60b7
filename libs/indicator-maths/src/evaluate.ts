import { EachRows } from './each-rows';
import { Evaluation } from './evaluation';
import type { Keeping } from './frame';
import type { AreaId, Facts, IndicatorCode, Plan, Question, StatusRow, ValueRow } from './model';
import { type Draft, valueRow } from './row';
import { areaDrafts, rowOf } from './rows';
import { isClosed, isWithdrawn } from './target';
import { seriesOf, TargetView } from './target-view';

export interface EvaluateOptions {
  /** Only these targets, by id; left out: all. */
  readonly targets?: readonly string[];
  readonly keeping?: Keeping;
}

/**
 * The rows of a plan's targets on a day (rules 1 to 6, Rows), in order of the targets, then of the areas from above.
 * A plan has no rows from the day it is closed, a target none from its withdrawal.
 */
export function evaluatePlan(facts: Facts, plan: Plan, question: Question, options: EvaluateOptions = {}): StatusRow[] {
  if (isClosed(plan, question.on)) return [];
  const evaluation = new Evaluation(facts, question.on, options.keeping);
  return plan.targets
    .filter((history) => !isWithdrawn(history, question.on) && (options.targets?.includes(history.issued.id) ?? true))
    .flatMap((history) => {
      const view = new TargetView(evaluation, plan, history, question);
      return draftsOf(view).map((draft) => rowOf(view, draft));
    });
}

/** The rows of one target, before they are written out. */
export function draftsOf(view: TargetView): readonly Draft[] {
  const { measuredAt } = view.target;
  return measuredAt === 'area' ? areaDrafts(view) : new EachRows(view, measuredAt.each).drafts();
}

/** The value of an indicator in an area on a day, without a target. */
export function valueOf(facts: Facts, code: IndicatorCode, area: AreaId, question: Question, keeping?: Keeping): ValueRow {
  const evaluation = new Evaluation(facts, question.on, keeping);
  const indicator = evaluation.indicator(code);
  const series = seriesOf(evaluation, indicator, area, question.basis, false);
  const verified = seriesOf(evaluation, indicator, area, 'verified', false);
  const shown = series.choose(question.period) ?? series.empty();
  return valueRow({ evaluation, area, series, verified, basis: question.basis }, shown, false);
}
