import { type Amount, addParts, type Parts, scaleAmount, scaleParts } from './amount';
import type { Day } from './model';
import { add, compare, equal, isZero, ONE, type Rational, subtract, ZERO } from './rational';
import type { Held } from './shelf';

export interface Broken {
  readonly reported: Rational;
  readonly byOwn: Rational;
}

/**
 * What adds up on the way to the top. Units are gross: `absent` are those of them that are not applicable, so expected = units − absent.
 */
export class Totals {
  num: Rational = ZERO;
  den: Rational | null = null;
  hasValue = false;
  parts: Parts | null = null;
  units: Rational = ZERO;
  absent: Rational = ZERO;
  reported: Rational = ZERO;
  byOwn: Rational = ZERO;
  /** Units that gave a breakdown, by its name, and those of them under an own figure. */
  broken: Map<string, Broken> | null = null;
  /** Figures that count here and were corrected after their verification. */
  changed = 0;
  /** The latest dataTo among the figures that count here. */
  upTo: Day = '';
  provisional = false;
  estimated = false;
  /** Units count here by shares, whatever the value is. */
  unitsByShare = false;
  late = false;
  dissolved = false;

  addAmount({ num, den }: Amount, share: Rational = ONE): void {
    const amount = share === ONE ? { num, den } : scaleAmount({ num, den }, share);
    this.num = add(this.num, amount.num);
    if (amount.den !== null) this.den = this.den === null ? amount.den : add(this.den, amount.den);
    this.hasValue = true;
  }

  addParts(parts: Parts | null, share: Rational = ONE): void {
    if (parts !== null) this.parts = addParts(this.parts, scaleParts(parts, share));
  }

  addBroken(name: string, reported: Rational, byOwn: Rational = ZERO): void {
    this.broken ??= new Map();
    const before = this.broken.get(name);
    this.broken.set(
      name,
      before === undefined ? { reported, byOwn } : { reported: add(before.reported, reported), byOwn: add(before.byOwn, byOwn) },
    );
  }

  /** Up to when the figures that count here were counted. */
  takeDates(held: readonly Held[]): void {
    for (const { revision, info } of held) {
      this.provisional ||= revision.dataTo < info.last;
      if (revision.dataTo > this.upTo) this.upTo = revision.dataTo;
    }
  }

  add(other: Totals): void {
    if (other.hasValue) this.addAmount(other);
    this.addParts(other.parts);
    this.units = add(this.units, other.units);
    this.absent = add(this.absent, other.absent);
    this.reported = add(this.reported, other.reported);
    this.byOwn = add(this.byOwn, other.byOwn);
    if (other.broken !== null) for (const [name, { reported, byOwn }] of other.broken) this.addBroken(name, reported, byOwn);
    this.changed += other.changed;
    if (other.upTo > this.upTo) this.upTo = other.upTo;
    this.provisional ||= other.provisional;
    this.estimated ||= other.estimated;
    this.unitsByShare ||= other.unitsByShare;
    this.late ||= other.late;
    this.dissolved ||= other.dissolved;
  }

  dropValue(): void {
    this.num = ZERO;
    this.den = null;
    this.hasValue = false;
    this.parts = null;
    this.broken = null;
  }

  get expected(): Rational {
    return isZero(this.absent) ? this.units : subtract(this.units, this.absent);
  }

  /** Coverage 1; nothing expected counts as 1 (rules 2). */
  get complete(): boolean {
    return equal(this.reported, this.expected);
  }

  get overfull(): boolean {
    return compare(this.reported, this.expected) > 0;
  }

  /** All of its units are not applicable. */
  get notApplicable(): boolean {
    return !this.hasValue && !isZero(this.units) && equal(this.units, this.absent);
  }

  get amount(): Amount | null {
    return this.hasValue ? { num: this.num, den: this.den } : null;
  }
}
