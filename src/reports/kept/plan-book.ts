import type { ReportKey } from '../report.events';
import { Sheet } from './sheet';

/** What was sent to one plan, sheet by sheet, as far as some log size. */
export class PlanBook {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly sheets = new Map<string, Sheet>();
  private readonly lists = new WeakMap<readonly string[], Int32Array>();

  /** Undefined: nothing was said of any report of that period. */
  sheet(duty: string, period: string): Sheet | undefined {
    return this.sheets.get(`${duty} ${period}`);
  }

  /** To write in. */
  sheetFor({ duty, period }: Pick<ReportKey, 'duty' | 'period'>): Sheet {
    const key = `${duty} ${period}`;
    let sheet = this.sheets.get(key);
    if (sheet === undefined) this.sheets.set(key, (sheet = new Sheet()));
    return sheet;
  }

  number(reporter: string): number {
    let number = this.numbers.get(reporter);
    if (number === undefined) {
      this.numbers.set(reporter, (number = this.names.length));
      this.names.push(reporter);
    }
    return number;
  }

  name(number: number): string {
    return this.names[number] ?? '';
  }

  /** The same list is turned into numbers once. */
  numbersOf(reporters: readonly string[]): Int32Array {
    let numbers = this.lists.get(reporters);
    if (numbers === undefined) this.lists.set(reporters, (numbers = Int32Array.from(reporters, (reporter) => this.number(reporter))));
    return numbers;
  }
}
