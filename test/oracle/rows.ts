import type { AreaId, Day, Facts, Level, Plan, Question, State, StatusRow, TargetHistory } from '@hieuhoc/indicator-maths';
import { differenceOf } from './criteria';
import { askedSlot } from './figures';
import { type Fraction, compare, exactDecimal, twoDecimals } from './fraction';
import { areasUnder, boundaryDay, childrenOn, existsOn, isUnder, lifeOf, livesOf } from './hierarchy';
import {
  type Case,
  type Repeated,
  baselineOf,
  finalOf,
  isDerived,
  isOverYear,
  judgeAtDue,
  judgeEachYear,
  judgeThroughout,
  meets,
  meetsYear,
  thresholdOf,
} from './judge';
import { earlier, parsePeriod } from './periods';
import { type Shown, askedFor, chooseSlot, derivedOn, look, newestSlot } from './show';
import { isWithdrawn, planAreaOn, spanOf } from './targets';
import { type Asked, type View, followedOn } from './view';

import {
  breakdownText,
  changedSinceVerified,
  coverageText,
  discrepancyOf,
  flagsOf,
  lastDataDay,
  newerOf,
  numbersText,
  shownValue,
  valueText,
} from './row-fields';

/** What the row shows, and whether that lies in the target's span, so that it may be judged on D ≤ U. */
interface Showing {
  readonly shown: Shown;
  readonly inSpan: boolean;
}

/** 3.1, 6.1 and 6.3: what an area that chooses for itself shows. */
const showingOf = (one: Case, question: Question): Showing => {
  const { asked, area, from, due } = one;
  const { period } = question;
  if (period !== undefined && period !== 'latest') {
    return { shown: askedFor(asked, period), inSpan: true };
  }
  if (isDerived(one)) {
    // 3.5 "the day counted (D, …, U when D > U)"
    return { shown: asked.on > due && period === undefined ? finalOf(one) : derivedOn(asked.on, due), inSpan: true };
  }
  if (asked.on > due && period === undefined) return { shown: finalOf(one), inSpan: true };
  const choose = period === 'latest' ? newestSlot : chooseSlot;
  // 6.1 "On D ≥ F the choice of 3.1 is among the slots whose last day ≥ F …; only if there is none, the value of 3.1 is shown".
  const inSpan = asked.on < from ? null : choose(asked, area, ({ lastDay }) => lastDay >= from);
  const slot = inSpan ?? choose(asked, area, () => true);
  return { shown: slot === null ? { is: 'nothing' } : { is: 'slot', slot, asOfDue: null }, inSpan: inSpan !== null || asked.on > due };
};

/** `allocated`: judged by a criterion of its own under the plan's area. */
type Role = 'judged' | 'allocated' | 'listed' | 'summary';

const holdOf = (one: Case): 'at-due' | 'each-year' | 'throughout' => {
  const { criterion, hold } = thresholdOf(one, one.judgedOn);
  // 5. "always each-year, whatever `hold` says"
  return isOverYear(criterion) ? 'each-year' : hold;
};
const judge = (one: Case, showing: Showing): Repeated | (ReturnType<typeof judgeAtDue> & { occurrences: null }) => {
  const hold = holdOf(one);
  if (hold === 'each-year') return judgeEachYear(one);
  if (hold === 'throughout') return judgeThroughout(one);
  return { ...judgeAtDue(one, showing.inSpan ? look(one.asked, one.area, showing.shown) : null), occurrences: null };
};

/** Rows. "areas under it … get a row with value, coverage and `againstPlan: met | not-met`" by the same threshold (5). */
const againstPlanOf = (one: Case, showing: Showing, view: View): 'met' | 'not-met' | null => {
  const { criterion } = thresholdOf(one, one.judgedOn);
  if (one.asked.on < one.from || !showing.inSpan || view.value === null) return null;
  const met = isOverYear(criterion) ? meetsYear(one, criterion, view) : meets(one, criterion, view);
  return met === null ? null : met ? 'met' : 'not-met';
};

/** Rows. "whose state is the worst of". */
const worstOf: readonly State[] = [
  'missed',
  'off-track',
  'at-risk',
  'awaiting-data',
  'no-data',
  'undetermined',
  'on-track',
  'not-started',
  'achieved-late',
  'achieved',
];

interface Listing {
  readonly facts: Facts;
  readonly plan: Plan;
  readonly question: Question;
  readonly history: TargetHistory;
}

const caseOf = ({ facts, plan, question, history }: Listing, area: AreaId): Case | null => {
  const indicator = facts.indicator(history.issued.indicator);
  if (indicator === undefined) return null;
  const { on, basis } = question;
  const { from, due } = spanOf(plan, history, on);
  const asked: Asked = { facts, basis, indicator, on, dataDay: on, planArea: planAreaOn(plan, on) };
  const { period } = question;
  const isAsked = period !== undefined && period !== 'latest' && indicator.from === undefined;
  return {
    asked,
    plan,
    history,
    area,
    from,
    due,
    judgedOn: earlier(on, due),
    askedSlot: isAsked ? askedSlot(indicator, period) : null,
    askedLastDay: period === undefined || period === 'latest' ? null : parsePeriod(period).lastDay,
    asksLatest: period === 'latest',
  };
};

/**
 * What an area holds on a day: itself, and what is under it; of a plan's own area that has ended, the areas in which it is followed (4).
 * Another that has ended holds nothing any more.
 */
const topsOn = (one: Case, area: AreaId, day: Day): readonly AreaId[] => {
  const { facts, planArea } = one.asked;
  if (existsOn(facts, area, day)) return [area];
  const followed = area === planArea ? followedOn(facts, area, day) : [];
  return followed.filter((id) => !followed.some((other) => other !== id && isUnder(facts, id, other, day)));
};
/** Rows. `{each: level}`: the areas of the level under the plan's area on J; followed, where that has ended (4). */
const judgedAreas = (one: Case, level: Level): readonly AreaId[] => {
  const { facts, planArea } = one.asked;
  const ended = !existsOn(facts, planArea, one.judgedOn);
  const all = ended ? followedOn(facts, planArea, one.judgedOn) : areasUnder(facts, planArea, one.judgedOn);
  return all.filter((id) => lifeOf(facts, id).level === level);
};
const isAbove = (one: Case, area: AreaId, under: AreaId): boolean =>
  area === one.asked.planArea || isUnder(one.asked.facts, under, area, one.judgedOn);

const summaryOf = (listing: Listing, one: Case, level: Level): { summary: NonNullable<StatusRow['summary']>; state: State | null } => {
  const states: State[] = judgedAreas(one, level)
    .filter((id) => isAbove(one, one.area, id))
    .flatMap((id) => {
      const its = caseOf(listing, id);
      return its === null ? [] : [judge(its, showingOf(its, listing.question)).state];
    })
    // 6.7 "left out of every summary"
    .filter((state) => state !== 'not-applicable');
  const byState: Partial<Record<State, number>> = {};
  for (const state of states) byState[state] = (byState[state] ?? 0) + 1;
  return { summary: { areas: states.length, byState }, state: worstOf.find((state) => states.includes(state)) ?? null };
};

const rowOf = (listing: Listing, one: Case, role: Role, showing: Showing): StatusRow => {
  const { asked, plan, history, area } = one;
  const view = look(asked, area, showing.shown);
  const verified = look({ ...asked, basis: 'verified' }, area, showing.shown);
  const { criterion } = thresholdOf(one, one.judgedOn);
  const judged = role === 'judged' || role === 'allocated';
  const judgement = judged ? judge(one, showing) : null;
  const measuredAt = history.issued.measuredAt;
  const summary = role === 'summary' && measuredAt !== 'area' ? summaryOf(listing, one, measuredAt.each) : null;
  // Of what decides: on D > U the final period, whatever is shown.
  const decides = holdOf(one) === 'at-due' && asked.on > one.due ? look(asked, area, finalOf(one)) : view;
  const baseline = judged ? baselineOf(one, criterion, decides) : null;
  const difference = criterion.kind === 'parity' ? differenceOf(view.amount?.breakdown ?? null, criterion.breakdown) : null;
  const hasSlot = showing.shown.is !== 'nothing';
  return {
    plan: plan.plan,
    target: history.issued.id,
    indicator: asked.indicator.code,
    area,
    on: asked.on,
    basis: asked.basis,
    criterion,
    hold: thresholdOf(one, one.judgedOn).hold,
    due: one.due,
    dueStated: spanOf(plan, history, asked.on).dueStated,
    period: hasSlot ? view.period : null,
    settled: view.settled,
    newer: newerOf(one, showing.shown),
    value: valueText(asked, view.value),
    ...numbersText(asked, view.amount),
    source: view.source,
    coverage: coverageText(view.coverage),
    // 6.7 "Coverage below 1 adds `incomplete: true`"
    incomplete: compare(view.coverage.reported, view.coverage.expected) < 0,
    provisional: view.provisional,
    estimated: view.estimated,
    yearToDate: view.yearToDate,
    verified: { value: valueText(asked, verified.value), coverage: coverageText(verified.coverage) },
    changedSinceVerified: changedSinceVerified(lastDataDay(asked, showing.shown), verified),
    baseline: baseline === null ? null : { value: baselineText(one, baseline.v0), on: baseline.t0 },
    required: judgement?.required === undefined || judgement.required === null ? null : twoDecimals(judgement.required),
    state: judgement?.state ?? summary?.state ?? null,
    againstPlan: role === 'listed' || role === 'allocated' ? againstPlanOf(one, showing, view) : null,
    discrepancy: discrepancyOf(one, view),
    ownOnOldBoundaries: view.ownNotUsed === null ? null : shownValue(asked, view.ownNotUsed.period, view.ownNotUsed.amount),
    breakdown: breakdownText(asked, view, criterion),
    difference: difference === null ? null : twoDecimals(difference),
    occurrences: judgement?.occurrences?.map((each) => ({ ...each, value: valueText(asked, each.value) })) ?? null,
    summary: summary?.summary ?? null,
    flags: flagsOf(one, view, role === 'judged'),
  };
};

/** A baseline that was given keeps its words; one from figures is shown like a value. */
const baselineText = (one: Case, v0: Fraction): string => {
  const { baseline, criterion } = thresholdOf(one, one.judgedOn);
  if (baseline !== null) return baseline.value;
  return criterion.kind === 'count-of' || one.asked.indicator.measure === 'count' ? exactDecimal(v0) : twoDecimals(v0);
};

/** The area asked about and those under it, down to `depth`, in the hierarchy of a day. */
const downTo = (one: Case, area: AreaId, day: Day, depth: number): readonly AreaId[] => {
  const under = existsOn(one.asked.facts, area, day)
    ? childrenOn(one.asked.facts, area, day)
    : topsOn(one, area, day).filter((top) => top !== area);
  return [area, ...(depth === 0 ? [] : under.flatMap((child) => downTo(one, child, day, depth - 1)))];
};

/** Rows. `measuredAt: area`: one judged row, for the plan's area; everything under it is listed, and uses its slot (3.1). */
const rowsAtArea = (listing: Listing, areas: readonly AreaId[]): readonly StatusRow[] => {
  const planArea = planAreaOn(listing.plan, listing.question.on);
  const ofPlan = caseOf(listing, planArea);
  if (ofPlan === null) return [];
  const showing = showingOf(ofPlan, listing.question);
  return areas.flatMap((area) => {
    const one = caseOf(listing, area);
    if (one === null) return [];
    const under = thresholdOf(one, one.judgedOn).allocated ? 'allocated' : 'listed';
    return [rowOf(listing, one, area === planArea ? 'judged' : under, showing)];
  });
};

/** Rows. `measuredAt: {each: level}`: "every area above gets a summary"; what lies under a judged area uses its slot. */
const rowsOfEach = (listing: Listing, areas: readonly AreaId[], level: Level): readonly StatusRow[] =>
  areas.flatMap((area) => {
    const one = caseOf(listing, area);
    if (one === null) return [];
    const all = judgedAreas(one, level);
    if (all.includes(area)) return [rowOf(listing, one, 'judged', showingOf(one, listing.question))];
    const above = all.find((id) => isUnder(one.asked.facts, area, id, one.judgedOn));
    const ofJudged = above === undefined ? null : caseOf(listing, above);
    if (ofJudged !== null) return [rowOf(listing, one, 'listed', showingOf(ofJudged, listing.question))];
    return [rowOf(listing, one, 'summary', showingOf(one, listing.question))];
  });

/** Rows. "areas under it": on the day, or on its last day; of a plan's area that has ended, on that day, or where it is followed (4). */
const isOfPlan = (one: Case, area: AreaId, on: Day): boolean => {
  const { facts, planArea } = one.asked;
  if (area === planArea) return true;
  const under = (day: Day): boolean => existsOn(facts, planArea, day) && isUnder(facts, area, planArea, day);
  const followed = followedOn(facts, planArea, on);
  const lies = followed.some((each) => isUnder(facts, area, each, boundaryDay(facts, area, on)));
  return under(boundaryDay(facts, area, on)) || under(boundaryDay(facts, planArea, on)) || lies;
};

/** Rows of `each`: the judged of J and the areas above them; others where they exist on J and still on D. */
const isListedOn = (one: Case, area: AreaId, level: Level): boolean => {
  const { facts, planArea, on } = one.asked;
  const judged = judgedAreas(one, level);
  if (area === planArea || judged.some((id) => isUnder(facts, id, area, one.judgedOn))) return true;
  return existsOn(facts, area, one.judgedOn) && existsOn(facts, area, on);
};

/** Every row of the question, by rules.md 1 to 6 and 8. */
export const oracleRows = (facts: Facts, plan: Plan, question: Question, targetIds?: readonly string[]): readonly StatusRow[] => {
  if (plan.closedOn !== null && plan.closedOn <= question.on) return [];
  return plan.targets.flatMap((history) => {
    const { id, measuredAt } = history.issued;
    if (isWithdrawn(history, question.on) || (targetIds !== undefined && !targetIds.includes(id))) return [];
    const planArea = planAreaOn(plan, question.on);
    const one = caseOf({ facts, plan, question, history }, planArea);
    if (one === null) return [];
    const top = question.area ?? planArea;
    // "areas under it that exist on D get a row (an ended one only when asked for by `area=`)"; `each`: of the areas on J.
    const day = measuredAt === 'area' ? question.on : one.judgedOn;
    if (!livesOf(facts).has(top) || !isOfPlan(one, top, day)) return [];
    const areas = downTo(one, top, day, question.depth ?? 1).filter(
      (area) => measuredAt === 'area' || area === top || isListedOn(one, area, measuredAt.each),
    );
    const listing = { facts, plan, question, history };
    return measuredAt === 'area' ? rowsAtArea(listing, areas) : rowsOfEach(listing, areas, measuredAt.each);
  });
};
