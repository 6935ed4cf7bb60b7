import { type Basis, type Day, type Figure, foldFigure, lastDay, revisionOn } from '@hieuhoc/indicator-maths';
import { FACT, factIn, headingAt } from './packed-figures';

/** Of each fact: where it begins in the text, its period, its log size, and for a first report its dataTo, else 0. */
const CELLS = 4;

const periods: string[] = [];
const numbers = new Map<string, number>();

function numberOf(period: string): number {
  let number = numbers.get(period);
  if (number === undefined) {
    number = periods.push(period) - 1;
    numbers.set(period, number);
  }
  return number;
}

const asNumber = (day: Day): number => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));

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
  private cells: readonly number[] | null = null;

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
    const until = asNumber(day);
    for (const run of this.runs(logSize)) {
      const dataTo = run.to - run.from === 1 ? (this.index()[run.from * CELLS + 3] ?? 0) : 0;
      const exists = dataTo > 0 ? basis === 'reported' && dataTo <= until : this.existsOn(run, day, basis);
      if (exists) days.push(lastDay(run.period));
    }
    return days;
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
    const runs: Run[] = [];
    const count = cells.length / CELLS;
    for (let from = 0, to: number; from < count; from = to) {
      const period = cells[from * CELLS + 1] ?? 0;
      const isSought = last === null || lastDay(periods[period] ?? '') === last;
      let known = 0;
      for (to = from; to < count && cells[to * CELLS + 1] === period; to++)
        if (isSought && (cells[to * CELLS + 2] ?? 0) <= logSize) known += 1;
      // Of one figure what came later in its stream came later in the log.
      if (known > 0) runs.push({ period: periods[period] ?? '', from, to: from + known });
    }
    return runs;
  }

  private index(): readonly number[] {
    if (this.cells !== null) return this.cells;
    const cells: number[] = [];
    for (let from = 0; this.packed !== '' && from >= 0;) {
      const { period, logSize, isFirst, dataTo } = headingAt(this.packed, from);
      cells.push(from, numberOf(period), logSize, isFirst ? asNumber(dataTo) : 0);
      const end = this.packed.indexOf(FACT, from);
      from = end < 0 ? -1 : end + FACT.length;
    }
    return (this.cells = cells);
  }
}
