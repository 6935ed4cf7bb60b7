import { areaOfReporter, type DutyGround, type Rates } from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../../plans';
import { expectedSheets, type ExpectedSheet } from './expected';
import type { PlanBook } from './plan-book';
import { dayNumber } from './sheet';

export interface RatesQuestion {
  readonly plan: IssuedPlan;
  readonly ground: DutyGround;
  readonly on: string;
  readonly logSize: number;
  readonly duty?: string;
  readonly period?: string;
  /** How many areas are asked about: one, and those under it. */
  readonly places: number;
  /** In which of them the reports of an area count beside the first: its place in their list; 0: in the first alone; -1: in none. */
  readonly placeOf: (area: string) => number;
}

/** Rules 7 of one period of a duty, of one of the areas asked about; `body` where each is asked about by itself. */
export interface SheetRates extends Rates {
  readonly duty: string;
  readonly period: string;
  readonly place: number;
  readonly body: string | null;
}

/** What is expected with a due day < D, what of it was received by the end of D, and what in time; places of which nothing is expected stay out. */
export function* ratesOfSheets(question: RatesQuestion, byBody: boolean, book: PlanBook): Iterable<SheetRates> {
  const on = dayNumber(question.on);
  for (const duty of question.plan.document.duties) {
    if (question.duty !== undefined && duty.id !== question.duty) continue;
    if (byBody && !('bodies' in duty.from)) continue;
    const placeOf = placesOfReporters(question, duty, book);
    for (const sheet of expectedSheets(question.plan, duty, question.ground, book)) {
      if (question.period !== undefined && sheet.period.period !== question.period) continue;
      if (sheet.due >= on && sheet.sheet?.isExtended !== true) continue;
      const of = { duty: duty.id, period: sheet.period.period };
      const each = byBody ? [...sheet.numbers].map((number) => Int32Array.of(number)) : [sheet.numbers];
      for (const numbers of each) {
        const body = byBody ? book.name(numbers[0] ?? -1) : null;
        for (const rates of counted({ ...sheet, numbers }, on, question, placeOf)) yield { ...of, body, ...rates };
      }
    }
  }
}

function counted(
  { numbers, due, sheet }: Pick<ExpectedSheet, 'numbers' | 'due' | 'sheet'>,
  on: number,
  { places, logSize }: RatesQuestion,
  placeOf: (number: number) => number,
): readonly (Rates & { readonly place: number })[] {
  const [expected, received, inTime] = [new Int32Array(places), new Int32Array(places), new Int32Array(places)];
  for (const number of numbers) {
    const until = sheet?.due(number, due, logSize) ?? due;
    const place = until < on ? placeOf(number) : -1;
    if (place < 0) continue;
    count(expected, place);
    const first = sheet?.first(number, on, logSize) ?? 0;
    if (first === 0) continue;
    count(received, place);
    if (first <= until) count(inTime, place);
  }
  return [...expected].flatMap((all, place) =>
    all === 0 ? [] : [{ place, expected: all, received: received[place] ?? 0, inTime: inTime[place] ?? 0 }],
  );
}

function count(counts: Int32Array, place: number): void {
  counts[0] = (counts[0] ?? 0) + 1;
  if (place > 0) counts[place] = (counts[place] ?? 0) + 1;
}

/** Looked at once a reporter, however many sheets it is on. */
function placesOfReporters(
  { ground, on, placeOf }: RatesQuestion,
  duty: ExpectedSheet['duty'],
  book: PlanBook,
): (number: number) => number {
  const known: number[] = [];
  return (number) => {
    const place = known[number];
    if (place !== undefined) return place;
    const area = areaOfReporter(duty, book.name(number), on, ground);
    return (known[number] = area === null ? -1 : placeOf(area));
  };
}
