import type { IndicatorSpec, PlanDocument } from '../plans';
import { Dice } from './random';

/** How many of what an indicator counts live in one unit of the given kind; by the beginning of its code. */
const SIZES: readonly (readonly [prefix: string, low: number, high: number])[] = [
  ['gia-dinh', 1200, 2600],
  ['dong-ho', 12, 34],
  ['truong-', 1, 3],
  ['tthtcd-', 1, 1],
  ['gdtx-', 1, 1],
  ['can-bo-tthtcd', 5, 9],
  ['cbccvc', 40, 90],
  ['cbcc', 30, 80],
  ['cong-nhan', 300, 1500],
  ['lao-dong', 1500, 3500],
  ['nguoi-lao-dong', 2000, 4000],
  ['dan-cu', 3000, 7000],
  ['hoc-sinh', 500, 1500],
  ['hssv', 900, 2500],
  ['biet-chu', 4000, 9000],
  ['moi-biet-chu', 10, 60],
  ['can-bo', 8, 25],
  ['cong-chuc', 8, 25],
  ['co-so', 3, 6],
];
const OTHER_SIZE = [40, 160] as const;

/** Where the story goes wrong on purpose, so that there is something to see. */
const WEAK: readonly string[] = ['ngoai-ngu-bac-3', 'truong-thpt', 'pho-cap-trung-hoc', 'cong-nhan-ngoai-ngu'];

export interface Measured {
  readonly numerator: number;
  readonly denominator: number;
}

/** The course of one indicator in one unit through the years of a plan: deterministic, rising towards the targets, not everywhere enough. */
export class Course {
  private readonly weak: boolean;
  private readonly zeal: number;
  private readonly start: number;
  private readonly size: number;

  constructor(
    private readonly document: PlanDocument,
    private readonly indicator: IndicatorSpec,
    private readonly area: string,
    scale: number,
  ) {
    const dice = new Dice(`${indicator.code} ${area}`);
    this.weak = WEAK.some((part) => indicator.code.includes(part));
    this.zeal = dice.next() * 0.12 - (this.weak ? 0.14 : 0.04);
    this.start = 0.5 + dice.next() * 0.25;
    const root = rootOfDenominator(document, indicator);
    const [, low, high] = SIZES.find(([prefix]) => root.startsWith(prefix)) ?? ['', ...OTHER_SIZE];
    this.size = new Dice(`${root} ${area} dân số`).between(low, high) * scale;
  }

  /** On a day given as a year with fraction (2015.5 = mid-2015). */
  at(time: number): Measured {
    const dice = new Dice(`${this.indicator.code} ${this.area} ${time}`);
    const growth = 1 + 0.006 * (time - 2013);
    const denominator = Math.max(1, Math.round(this.size * (this.size < 10 ? 1 : growth)));
    const share = this.share(time) + (dice.next() - 0.5) * 0.02;
    return { numerator: Math.round(Math.min(1, Math.max(0, share)) * denominator), denominator };
  }

  /** From where it began to what the targets ask for, each due year in turn. */
  private share(time: number): number {
    let from = { time: 2012.5, share: this.start * this.goals()[0].share };
    for (const goal of this.goals()) {
      if (time <= goal.time) return from.share + ((goal.share + this.zeal - from.share) * (time - from.time)) / (goal.time - from.time);
      from = { time: goal.time, share: goal.share + this.zeal };
    }
    return from.share;
  }

  private goals(): [{ time: number; share: number }, ...{ time: number; share: number }[]] {
    const found = this.document.targets
      .filter(({ indicator }) => indicator === this.indicator.code)
      .map(({ criterion, phase, due }) => ({
        time: yearEnd(due ?? this.document.phases.find(({ id }) => id === phase)?.to ?? this.document.period.to),
        share: goalOf(criterion),
      }))
      .toSorted((a, b) => a.time - b.time);
    const [first = { time: 2020.99, share: 0.85 }, ...rest] = found;
    return [first, ...rest];
  }
}

function goalOf(criterion: PlanDocument['targets'][number]['criterion']): number {
  switch (criterion.kind) {
    case 'at-least':
    case 'at-most':
      return Number(criterion.value) / 100;
    case 'complete':
    case 'count-of':
      return 1;
    case 'increase':
    case 'not-below-baseline':
    case 'parity':
    case 'qualitative':
      return 0.8;
  }
}

function yearEnd(day: string): number {
  return Number(day.slice(0, 4)) + Number(day.slice(5, 7)) / 12 - 0.01;
}

/** Indicators that share a denominator share its size. */
function rootOfDenominator({ indicators }: Pick<PlanDocument, 'indicators'>, indicator: IndicatorSpec): string {
  const nested = indicator.denominatorIs;
  if (nested === undefined || !('denominatorOf' in nested)) return indicator.code;
  const parent = indicators.find(({ code }) => code === nested.denominatorOf);
  return parent === undefined ? nested.denominatorOf : rootOfDenominator({ indicators }, parent);
}
