import type { Level } from '@hieuhoc/indicator-maths';
import { upwards, type Hierarchy } from '../areas';
import { noGrantorThere, notTheGrantor } from './recognition.errors';
import type { Title } from './title.events';

const LEVELS: readonly Level[] = ['country', 'province', 'district', 'commune', 'village', 'sector'];

/** `grantedBy` is a level of area, or else a body's code. */
export const isLevel = (grantedBy: string): grantedBy is Level => LEVELS.some((level) => level === grantedBy);

/** For whom the one who asks acts: a body, or the office of an area. */
export interface Office {
  readonly name: string;
  readonly area: string;
}

/**
 * The body that the title names, or the office of that level in the area or above it on that day. Who does not say for whom he acts
 * cannot be checked. Throws RecognitionRefused.
 */
export function refuseOtherGrantor(
  { code, grantedBy }: Title,
  office: Office | null,
  hierarchy: Hierarchy,
  area: string,
  day: string,
): void {
  if (office === null) return;
  const there = isLevel(grantedBy) ? upwards(hierarchy, area, day).find(({ spec }) => spec.level === grantedBy) : null;
  if (there === undefined) throw noGrantorThere(code, grantedBy, area, day);
  const granting = there === null ? office.name === grantedBy : there.spec.id === office.area;
  if (!granting) throw notTheGrantor(code, grantedBy, office.name);
}
