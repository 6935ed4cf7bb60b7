import { changedSinceVerified, type DutyPeriod, type FigureRevision, type FigureValue, type Indicator } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { figureAt } from '../figures';
import { periodsEndingIn } from './named-figures';
import type { NamedFigure } from './report.events';

/** A figure as it was submitted, and how it stands now. */
export interface HeldFigure extends NamedFigure {
  readonly review: 'waiting' | 'verified' | 'returned' | 'withdrawn';
  /** As it was submitted; null where it was withdrawn since. */
  readonly value: FigureValue | null;
  readonly latestRevision: number | null;
  readonly latestValue: FigureValue | null;
  /** Corrected since it was verified. */
  readonly changed: boolean;
}

export interface StandingFigure extends NamedFigure {
  readonly value: FigureValue;
  readonly review: 'waiting' | 'verified' | 'returned';
}

export async function heldFigures(
  read: ReadModels,
  figures: readonly NamedFigure[],
  on: string,
  logSize: number,
): Promise<readonly HeldFigure[]> {
  const held: HeldFigure[] = [];
  for (const named of figures) {
    const figure = await figureAt(read, named, logSize);
    const stands = figure?.revisions.find(({ revision }) => revision === named.revision);
    const latest = figure?.revisions.at(-1);
    held.push({
      ...named,
      review: stands === undefined ? 'withdrawn' : reviewOf(stands),
      value: stands?.value ?? null,
      latestRevision: latest?.revision ?? null,
      latestValue: latest?.value ?? null,
      changed: figure !== null && changedSinceVerified(figure, on),
    });
  }
  return held;
}

interface Where {
  readonly area: string;
  readonly period: DutyPeriod;
  readonly logSize: number;
}

/** The same as a submission finds that names none, as the read model has it. */
export async function standingFigures(
  read: ReadModels,
  indicators: readonly Pick<Indicator, 'code' | 'periods'>[],
  { area, period, logSize }: Where,
): Promise<readonly StandingFigure[]> {
  const keys = indicators.flatMap(({ code, periods }) =>
    [...periodsEndingIn(period, periods)].map((one) => ({ indicator: code, area, period: one })),
  );
  const figures = await Promise.all(keys.map((key) => figureAt(read, key, logSize)));
  return figures.flatMap((figure, index) => {
    const [key, last] = [keys[index], figure?.revisions.at(-1)];
    return key === undefined || last === undefined ? [] : [{ ...key, revision: last.revision, value: last.value, review: reviewOf(last) }];
  });
}

const reviewOf = ({ verified, returned }: Pick<FigureRevision, 'verified' | 'returned'>): 'verified' | 'returned' | 'waiting' =>
  verified ? 'verified' : returned ? 'returned' : 'waiting';
