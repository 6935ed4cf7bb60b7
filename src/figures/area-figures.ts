import { type Basis, type Day, type Figure, foldFigure, lastDay, type PlainSums, revisionOn } from '@hieuhoc/indicator-maths';
import { FACT, FIELD, factIn, headingAt, type Heading, plainNumbersIn } from './packed-figures';

/**
 * Of each fact: where it begins in the text, its period, its log size, and for a first report its dataTo, else what it says of one; then
 * numerator and denominator of a first report, and where its breakdown begins, as far as somebody asked.
 */
const CELLS = 7;
const SAYS: Readonly<Record<Exclude<Heading['kind'], 'first'>, number>> = { other: 0, verified: -1, returned: -2 };
const [UNKNOWN, NOT_PLAIN, NONE] = [-1, -2, -3];

const periods: string[] = [];
/** Of each of `periods`, as a number. */
const lasts: number[] = [];
const numbers = new Map<string, number>();

function numberOf(period: string): number {
  let number = numbers.get(period);
  if (number === undefined) {
    number = periods.push(period) - 1;
    lasts.push(asNumber(lastDay(period)));
    numbers.set(period, number);
  }
  return number;
}

export const asNumber = (day: Day): number => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));

/** One figure's facts as they were known: `to` exclusive. */
interface Run {
  readonly period: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The figures of one indicator in one area at whatever log size, from one packed text. Of most figures only the slot matters, and of
 * thousands of areas one or two of their figures: the numbers stay in the text until they are asked for.
 */
export class AreaFigures {
  /** No typed array: hundreds of thousands of those are dear to the garbage collector. */
  private cells: number[] | null = null;

  constructor(
    private readonly indicator: string,
    private readonly area: string,
    private readonly packed: string,
  ) {}

  get characters(): number {
    return this.packed.length;
  }

  /** A withdrawn figure is not there. */
  at(logSize: number): readonly Figure[] {
    return this.runs(logSize)
      .map((run) => this.fold(run))
      .filter((figure) => figure !== null);
  }

  /** Those whose period ends on this day. */
  endingOn(last: Day, logSize: number): readonly Figure[] {
    return this.runs(logSize, last)
      .map((run) => this.fold(run))
      .filter((figure) => figure !== null);
  }

  /** The last days of the periods for which a figure exists on the day, in the order of their periods' text. */
  lastDays(day: Day, basis: Basis, logSize: number): Day[] {
    const days: Day[] = [];
    this.addLastDays(day, asNumber(day), basis, logSize, days);
    return days;
  }

  /** `until`: the day as a number. */
  addLastDays(day: Day, until: number, basis: Basis, logSize: number, into: { push(last: Day): unknown }): void {
    const cells = this.index();
    for (let from = 0, next: number; from < cells.length; from = next) {
      next = this.nextFigure(from);
      const to = this.known(from, next, logSize);
      if (to === from) continue;
      const single = this.single(from, to);
      const period = periods[cells[from + 1] ?? 0] ?? '';
      const exists =
        single === null
          ? this.existsOn({ period, from: from / CELLS, to: to / CELLS }, day, basis)
          : (basis === 'reported' || single === 'verified') && (cells[from + 3] ?? 0) <= until;
      if (exists) into.push(lastDay(period));
    }
  }

  /** What the area says of the slot that ends on `last`, where that is plain: false where it is not. Days are numbers. */
  takePlain(last: number, day: number, basis: Basis, logSize: number, sums: PlainSums): boolean {
    const cells = this.index();
    let found = -1;
    for (let from = 0, next: number; from < cells.length; from = next) {
      next = this.nextFigure(from);
      if (lasts[cells[from + 1] ?? 0] !== last) continue;
      const to = this.known(from, next, logSize);
      if (to === from) continue;
      const single = this.single(from, to);
      if (single === null || found >= 0) return false;
      if ((basis === 'reported' || single === 'verified') && (cells[from + 3] ?? 0) <= day) found = from;
    }
    return found < 0 || this.takeNumbers(found, last, sums);
  }

  private takeNumbers(at: number, last: number, sums: PlainSums): boolean {
    const cells = this.cells ?? [];
    if (cells[at + 4] === UNKNOWN) this.readNumbers(cells, at);
    const num = cells[at + 4] ?? NOT_PLAIN;
    if (num === NOT_PLAIN) return false;
    const den = cells[at + 5] ?? NONE;
    const breakdown = cells[at + 6] ?? NONE;
    const parts = breakdown === NONE ? '' : this.packed.slice(breakdown, this.packed.indexOf(FIELD, breakdown));
    return sums.take(num, den === NONE ? null : den, cells[at + 3] ?? 0, last, parts);
  }

  private readNumbers(cells: number[], at: number): void {
    const found = plainNumbersIn(this.line(at / CELLS));
    cells[at + 4] = found?.num ?? NOT_PLAIN;
    cells[at + 5] = found?.den ?? NONE;
    cells[at + 6] = found === null || found.breakdown === '' ? NONE : this.packed.indexOf(found.breakdown, cells[at]);
  }

  /** Where the facts of the next figure begin. */
  private nextFigure(from: number): number {
    const cells = this.index();
    let next = from + CELLS;
    while (next < cells.length && cells[next + 1] === cells[from + 1]) next += CELLS;
    return next;
  }

  /** Up to where the facts of a figure were known: what came later in its stream came later in the log. */
  private known(from: number, next: number, logSize: number): number {
    const cells = this.index();
    let to = from;
    while (to < next && (cells[to + 2] ?? 0) <= logSize) to += CELLS;
    return to;
  }

  /** How it stands with a first report of which nothing was said but that it is right or not; null for any other figure. */
  private single(from: number, to: number): Heading['kind'] | null {
    const cells = this.index();
    let kind: Heading['kind'] | null = (cells[from + 3] ?? 0) > 0 ? 'first' : null;
    for (let at = from + CELLS; at < to && kind !== null; at += CELLS) {
      const says = cells[at + 3];
      kind = says === SAYS.verified ? 'verified' : says === SAYS.returned ? 'returned' : null;
    }
    return kind;
  }

  private existsOn(run: Run, day: Day, basis: Basis): boolean {
    const figure = this.fold(run);
    return figure !== null && revisionOn(figure, day, basis) !== null;
  }

  private fold({ period, from, to }: Run): Figure | null {
    const lines = Array.from({ length: to - from }, (_, n) => this.line(from + n));
    return foldFigure(this.indicator, this.area, period, lines.map(factIn));
  }

  private line(number: number): string {
    const cells = this.index();
    const next = cells[(number + 1) * CELLS];
    return this.packed.slice(cells[number * CELLS], next === undefined ? undefined : next - FACT.length);
  }

  /** Each figure of which something was known, of all or of those that end on a day. */
  private runs(logSize: number, last: Day | null = null): Run[] {
    const cells = this.index();
    const sought = last === null ? null : asNumber(last);
    const runs: Run[] = [];
    for (let from = 0, next: number; from < cells.length; from = next) {
      next = this.nextFigure(from);
      const period = cells[from + 1] ?? 0;
      if (sought !== null && lasts[period] !== sought) continue;
      const to = this.known(from, next, logSize);
      if (to > from) runs.push({ period: periods[period] ?? '', from: from / CELLS, to: to / CELLS });
    }
    return runs;
  }

  private index(): number[] {
    if (this.cells !== null) return this.cells;
    const cells: number[] = [];
    for (let from = 0; this.packed !== '' && from >= 0;) {
      const { period, logSize, kind, dataTo } = headingAt(this.packed, from);
      cells.push(from, numberOf(period), logSize, kind === 'first' ? asNumber(dataTo) : SAYS[kind], UNKNOWN, NONE, NONE);
      const end = this.packed.indexOf(FACT, from);
      from = end < 0 ? -1 : end + FACT.length;
    }
    return (this.cells = cells);
  }
}
