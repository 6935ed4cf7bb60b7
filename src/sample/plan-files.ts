import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDayOf, planOf, type PlanDocument } from '../plans';

/** Where the plans lie: beside the sources, and beside what is built of them. */
const PLACES = [join(__dirname, '..', '..', 'plans'), join(__dirname, '..', '..', '..', 'plans')];

/** The plan documents of the repository, read and checked, the earliest first. */
export function planDocuments(): PlanDocument[] {
  const place = PLACES.find((one) => readdirOrNull(one)?.some((file) => file.endsWith('.yaml'))) ?? PLACES[0] ?? '.';
  const files = (readdirOrNull(place) ?? []).filter((file) => file.endsWith('.yaml')).toSorted();
  return files.map((file) => planOf(readFileSync(join(place, file), 'utf8'))).toSorted((a, b) => (issuedOn(a) < issuedOn(b) ? -1 : 1));
}

/** The day a plan counts as issued: as written, else the first day of its period. */
export function issuedOn({ issuedOn: written, period }: PlanDocument): string {
  return written === null ? period.from : firstDayOf(written);
}

function readdirOrNull(place: string): string[] | null {
  try {
    return readdirSync(place);
  } catch {
    return null;
  }
}
