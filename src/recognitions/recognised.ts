import type { Recognition, Subject } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { lastChangeOf, recognitionsOf, subjectsOf } from './recognition.queries';

/** Every grant of a title that was known, and those who were granted it. */
export interface Recognised {
  readonly recognitions: readonly Recognition[];
  readonly subjects: ReadonlyMap<string, Subject>;
}

interface Kept {
  readonly lastChange: number;
  readonly recognised: Recognised;
}
const kept = new WeakMap<ReadModels, Map<string, readonly Kept[]>>();
/** Moments that are compared are asked about in turn: where a title has few grants, those of several are kept. */
const FEW_GRANTS = 5_000;
const MOMENTS = 4;

/** As known at a log size. What was read last is kept as long as nothing of it has changed: thousands of grants, and few changes a day. */
export async function recognisedAt(read: ReadModels, title: string, logSize: number): Promise<Recognised> {
  const byTitle = kept.get(read) ?? new Map<string, readonly Kept[]>();
  kept.set(read, byTitle);
  const lastChange = await lastChangeOf(read, title, logSize);
  const known = byTitle.get(title) ?? [];
  const same = known.find((one) => one.lastChange === lastChange);
  if (same !== undefined) return same.recognised;
  const subjects = await subjectsOf(read, title, logSize);
  const recognised = {
    recognitions: await recognitionsOf(read, title, logSize),
    subjects: new Map(subjects.map((subject) => [subject.ref, subject])),
  };
  const others = known.filter((one) => one.recognised.recognitions.length < FEW_GRANTS).slice(0, MOMENTS - 1);
  byTitle.set(title, [{ lastChange, recognised }, ...others]);
  return recognised;
}
