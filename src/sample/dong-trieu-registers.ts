import { MERGED, MERGED_ON } from './dong-trieu';
import type { Measured } from './course';
import { liveOn, registerIn, type Register } from './register';

const SOCIETY = { actor: 'hoi-khuyen-hoc-dong-trieu', issuer: 'UBND xã (số liệu minh hoạ)', placeOn: successorOn };
/** Households are kept by name in two communes only: the others report their number alone. */
const HOUSEHOLD_REGISTERS = 2;

export function registersOf(communes: readonly string[]): Register[] {
  return [
    { title: 'don-vi-hieu-hoc', kind: 'unit', areas: communes, each: [10, 24], ...SOCIETY },
    { title: 'dong-ho-hieu-hoc', kind: 'clan', areas: communes, each: [12, 34], ...SOCIETY },
    { title: 'gia-dinh-hieu-hoc', kind: 'household', areas: communes.slice(2, 2 + HOUSEHOLD_REGISTERS), each: [900, 1200], ...SOCIETY },
  ];
}

/** A commune that keeps a register reports what stands in it; the merged commune has the registers of both. */
export function fromRegister(registers: readonly Register[], indicator: string, area: string, day: string): Partial<Measured> | null {
  const register = registers.find(({ title }) => title === (indicator === 'so-don-vi' ? 'don-vi-hieu-hoc' : indicator));
  if (register === undefined) return null;
  const areas = (area === MERGED.to ? MERGED.from : [area]).filter((one) => register.areas.includes(one));
  if (areas.length === 0) return indicator === 'so-don-vi' ? { numerator: 0 } : null;
  const entries = areas.flatMap((one) => registerIn(register, one));
  if (indicator === 'so-don-vi') return { numerator: entries.length };
  return { numerator: liveOn(entries, day), denominator: entries.length };
}

function successorOn(area: string, day: string): string {
  return day >= MERGED_ON && MERGED.from.some((one) => one === area) ? MERGED.to : area;
}
