import { partsOf } from './amount';
import type { Frame } from './frame';
import type { Lineage } from './lineage';
import type { AreaId, Breakdown, Day, PlainSums } from './model';
import { add, whole } from './rational';
import type { Totals } from './totals';

/** Breakdowns alike but for their numbers: the text around the numbers, and how often there was one. */
interface Alike {
  readonly around: readonly string[];
  readonly sums: number[];
  areas: number;
}

/**
 * Sums of plain figures: of areas that gave one figure for a slot, of whole numbers of at most nine digits. Of thousands of areas most are
 * that, and no object is made for any of them.
 */
class SumsOfPlain implements PlainSums {
  private num = 0;
  private den: number | null = null;
  private areas = 0;
  /** As numbers: 20150630. */
  private upTo = 0;
  private provisional = false;
  private readonly alike: Alike[] = [];

  take(num: number, den: number | null, dataTo: number, last: number, breakdown: string): boolean {
    if (breakdown !== '' && !this.takeParts(breakdown)) return false;
    this.num += num;
    if (den !== null) this.den = (this.den ?? 0) + den;
    this.areas += 1;
    this.provisional ||= dataTo < last;
    if (dataTo > this.upTo) this.upTo = dataTo;
    return true;
  }

  private takeParts(breakdown: string): boolean {
    for (const alike of this.alike) {
      const numbers = numbersIn(breakdown, alike.around);
      if (numbers === null) continue;
      alike.areas += 1;
      for (const [i, number] of numbers.entries()) alike.sums[i] = (alike.sums[i] ?? 0) + number;
      return true;
    }
    const around = breakdown.split(NUMBER);
    const numbers = numbersIn(breakdown, around);
    if (numbers === null || this.alike.length >= MOST_ALIKE || !around.every(isAround)) return false;
    this.alike.push({ around, sums: numbers, areas: 1 });
    return true;
  }

  get hasParts(): boolean {
    return this.alike.length > 0;
  }

  addTo(totals: Totals): void {
    if (this.areas === 0) return;
    totals.addAmount({ num: whole(this.num), den: this.den === null ? null : whole(this.den) });
    totals.reported = add(totals.reported, whole(this.areas));
    totals.provisional ||= this.provisional;
    const upTo = dayOf(this.upTo);
    if (upTo > totals.upTo) totals.upTo = upTo;
    for (const { around, sums, areas } of this.alike) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the text of a breakdown with other numbers
      const breakdown = JSON.parse(around.map((text, i) => `${text}${sums[i] ?? ''}`).join('')) as Breakdown;
      totals.addParts(partsOf(breakdown));
      for (const name of Object.keys(breakdown)) totals.addBroken(name, whole(areas));
    }
  }
}

const MOST_ALIKE = 4;
/** A value, not a name: names stand before colons. */
const NUMBER = /(?<=:")\d{1,9}(?=")/;
/** No other number is left between the numbers. */
const isAround = (text: string, i: number, around: readonly string[]): boolean =>
  i === around.length - 1 ? !text.includes(':"') : text.indexOf(':"') === text.length - 2;
const [ZERO, NINE] = [48, 57];

/** The numbers between these texts; null where the breakdown is another. */
function numbersIn(breakdown: string, around: readonly string[]): number[] | null {
  const numbers: number[] = [];
  let at = 0;
  for (const [i, text] of around.entries()) {
    if (!breakdown.startsWith(text, at)) return null;
    at += text.length;
    if (i === around.length - 1) break;
    const from = at;
    let number = 0;
    for (let code = breakdown.charCodeAt(at); code >= ZERO && code <= NINE; code = breakdown.charCodeAt(++at))
      number = number * 10 + (code - ZERO);
    if (at === from || at - from > 9) return null;
    numbers.push(number);
  }
  return at === breakdown.length ? numbers : null;
}

const dayOf = (number: number): Day => {
  const text = String(number).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
};

/** Of some areas those that only a figure of their own can speak for: units without any area under them, tied to none by reorganisation. */
interface Split {
  readonly plain: readonly AreaId[];
  readonly others: readonly AreaId[];
}

const splits = new WeakMap<Lineage, WeakMap<readonly AreaId[], Split>>();

function splitOf(lineage: Lineage, areas: readonly AreaId[]): Split {
  let known = splits.get(lineage);
  if (known === undefined) splits.set(lineage, (known = new WeakMap()));
  let split = known.get(areas);
  if (split === undefined) {
    const { units } = lineage;
    const isPlain = (area: AreaId): boolean =>
      units.tree.has(area) && units.isUnit(area) && units.isLeaf(area) && lineage.family(area) === undefined;
    known.set(areas, (split = { plain: areas.filter(isPlain), others: areas.filter((area) => !isPlain(area)) }));
  }
  return split;
}

/** Adds what the plain figures of some areas give; answers with the areas that are to be looked at one by one. */
export function addPlainFigures(frame: Frame, totals: Totals, areas: readonly AreaId[]): readonly AreaId[] {
  const { hierarchy, shelf, slot, indicator, lineage } = frame;
  // Of another tree an area may not be expected; a year's sum is made of several figures.
  const isOneTree = hierarchy.version(frame.livedOn) === hierarchy.version(frame.treeDay);
  if (indicator.time !== 'last' || !isOneTree || !shelf.knowsPlain) return areas;
  const { plain, others } = splitOf(lineage, areas);
  if (plain.length === 0) return areas;
  const sums = new SumsOfPlain();
  const left = shelf.addPlain(plain, slot.last, frame.cut, frame.basis, sums);
  // Breakdowns are named in the order of the areas that gave them.
  if (sums.hasParts && others.length + left.length > 0) return areas;
  totals.units = add(totals.units, whole(plain.length - left.length));
  totals.dissolved ||= frame.dissolvedUnder.size > 0 && plain.some((area) => frame.dissolvedUnder.has(area));
  sums.addTo(totals);
  return left.length === 0 ? others : [...others, ...left];
}
