import type { AreaId, Level } from '@hieuhoc/indicator-maths';
import type { PlanDocument } from '../types';

const ranks: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, village: 4, sector: 3 };

/** How far below the country a level is; a sector stands beside the communes. */
export const rankOf = (level: Level): number => ranks[level];

export const levelNames: readonly Level[] = ['country', 'province', 'district', 'commune', 'village', 'sector'];
export const isLevel = (text: string): text is Level => levelNames.some((level) => level === text);

/** The level of an area that the document defines; of one that only the store knows nothing is said here. */
export const levelIn = (document: PlanDocument, area: AreaId): Level | undefined => document.areas.find((one) => one.id === area)?.level;

/** Figures are accepted at the reporting levels and above (rules.md 2): can an area of this level ever have a value? */
export const canHaveValue = (reportedAt: readonly Level[], level: Level): boolean =>
  reportedAt.some((at) =>
    level === 'sector' ? at === 'sector' : at === 'sector' ? rankOf(level) < rankOf(at) : rankOf(level) <= rankOf(at),
  );
