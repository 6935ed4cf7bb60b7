import { areaOfReporter, type DutyGround, type Rates } from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../../plans';
import { expectedSheets } from './expected';
import type { PlanBook } from './plan-book';
import { dayNumber } from './sheet';

export interface RatesQuestion {
  readonly plan: IssuedPlan;
  readonly ground: DutyGround;
  readonly on: string;
  readonly logSize: number;
  readonly duty?: string;
  readonly period?: string;
  /** Duties that bodies owe. */
  readonly bodiesOnly: boolean;
  /** In which of the areas asked about a report counts, as places in their list: the area of its reporter, or where a body sits. */
  readonly placesOf: (area: string) => readonly number[];
}

/** Rules 7 of one period of a duty, of one of the areas asked about; `body` where each is asked about by itself. */
export interface SheetRates extends Rates {
  readonly duty: string;
  readonly period: string;
  readonly place: number;
  readonly body: string | null;
}

interface Counted {
  expected: number;
  received: number;
  inTime: number;
}

/** What is expected with a due day < D, what of it was received by the end of D, and what in time; places of which nothing is expected stay out. */
export function* ratesOfSheets(question: RatesQuestion, byBody: boolean, book: PlanBook): Iterable<SheetRates> {
  const { plan, ground, on: day, logSize, placesOf } = question;
  const on = dayNumber(day);
  for (const duty of plan.document.duties) {
    if (question.duty !== undefined && duty.id !== question.duty) continue;
    if (question.bodiesOnly && !('bodies' in duty.from)) continue;
    const places = new Map<number, readonly number[]>();
    for (const { period, due, numbers, sheet } of expectedSheets(plan, duty, ground, book)) {
      if (question.period !== undefined && period.period !== question.period) continue;
      if (due >= on && sheet?.isExtended !== true) continue;
      const counted = new Map<string, Counted & { readonly place: number; readonly body: string | null }>();
      for (const number of numbers) {
        const until = sheet?.due(number, due, logSize) ?? due;
        if (until >= on) continue;
        const first = sheet?.first(number, on, logSize) ?? 0;
        let own = places.get(number);
        if (own === undefined) {
          const area = areaOfReporter(duty, book.name(number), day, ground);
          places.set(number, (own = area === null ? [] : placesOf(area)));
        }
        const body = byBody ? book.name(number) : null;
        for (const place of own) {
          const key = body === null ? String(place) : `${place} ${body}`;
          let one = counted.get(key);
          if (one === undefined) counted.set(key, (one = { place, body, expected: 0, received: 0, inTime: 0 }));
          one.expected += 1;
          if (first === 0) continue;
          one.received += 1;
          if (first <= until) one.inTime += 1;
        }
      }
      for (const one of counted.values()) yield { duty: duty.id, period: period.period, ...one };
    }
  }
}
