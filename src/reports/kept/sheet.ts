/** A day as a number that compares like the day: 20150731. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));
export const dayOfNumber = (day: number): string => {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
};

/** What one report is judged by, at a moment: its due day and its first submission, as numbers. */
export interface Brief {
  readonly due: number;
  /** 0: none. */
  readonly first: number;
}

interface Extension {
  readonly until: number;
  readonly logSize: number;
}

/**
 * One period of a duty: who has sent, and who was given more time. Ten thousand reporters a sheet and a hundred sheets a plan stay in
 * memory as numbers; the log size beside each lets the same sheet answer for a past moment.
 */
export class Sheet {
  private days = new Int32Array(0);
  private sizes = new Float64Array(0);
  private readonly extensions = new Map<number, Extension[]>();

  /** The first submission stays: a later one changes nothing. */
  submitted(reporter: number, day: number, logSize: number): void {
    this.reach(reporter);
    if (this.days[reporter] !== 0) return;
    this.days[reporter] = day;
    this.sizes[reporter] = logSize;
  }

  extended(reporter: number, until: number, logSize: number): void {
    const known = this.extensions.get(reporter);
    if (known === undefined) this.extensions.set(reporter, [{ until, logSize }]);
    else if (known.every((one) => one.logSize !== logSize)) known.push({ until, logSize });
  }

  get isExtended(): boolean {
    return this.extensions.size > 0;
  }

  /** The first submission by the end of a day, as far as known at a log size; 0: none. */
  first(reporter: number, on: number, logSize: number): number {
    const day = this.days[reporter] ?? 0;
    return day !== 0 && day <= on && (this.sizes[reporter] ?? 0) <= logSize ? day : 0;
  }

  /** The due day with the last extension known. */
  due(reporter: number, due: number, logSize: number): number {
    if (this.extensions.size === 0) return due;
    return this.extensions.get(reporter)?.findLast((one) => one.logSize <= logSize)?.until ?? due;
  }

  /** Of whom, but for these, anything is told by a log size. */
  toldBeside(reporters: Int32Array, logSize: number): readonly number[] {
    const beside = new Uint8Array(this.days.length).fill(1);
    for (const reporter of reporters) beside[reporter] = 0;
    const told: number[] = [];
    for (let reporter = 0; reporter < this.days.length; reporter++)
      if (beside[reporter] === 1 && this.days[reporter] !== 0 && (this.sizes[reporter] ?? 0) <= logSize) told.push(reporter);
    const given = [...this.extensions].filter(([reporter, all]) => !told.includes(reporter) && all.some((one) => one.logSize <= logSize));
    return [...told, ...given.map(([reporter]) => reporter).filter((reporter) => !reporters.includes(reporter))];
  }

  private reach(reporter: number): void {
    if (reporter < this.days.length) return;
    const length = Math.max(reporter + 1, this.days.length * 2, 32);
    const [days, sizes] = [new Int32Array(length), new Float64Array(length)];
    days.set(this.days);
    sizes.set(this.sizes);
    this.days = days;
    this.sizes = sizes;
  }
}
