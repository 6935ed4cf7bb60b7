import type { Title } from '../../recognitions';
import type { Visit } from '../visit/visit';

/** `GET /api/titles`, an item. */
export type TitleShown = Title & { readonly retiredOn: string | null; readonly revision: number };

export const titlesOf = async (visit: Visit): Promise<readonly TitleShown[]> =>
  (await visit.api.get<{ readonly items: readonly TitleShown[] }>('/api/titles', { ...visit.at, limit: 1000 })).items.toSorted((a, b) =>
    a.name.localeCompare(b.name, 'vi'),
  );

export const SUBJECT_KINDS: Readonly<Record<Title['subject'], string>> = {
  household: 'hộ gia đình',
  clan: 'dòng họ',
  'residential-area': 'khu dân cư',
  unit: 'đơn vị',
  community: 'cộng đồng',
};

/** How long a title lasts, as a sentence's end. */
export function validityWords({ validity, yearly }: Pick<Title, 'validity' | 'yearly'>): string {
  const each = yearly ? ', xét hằng năm' : '';
  if (validity === 'none') return `không thời hạn${each}`;
  if ('months' in validity) return `${validity.months % 12 === 0 ? `${validity.months / 12} năm` : `${validity.months} tháng`}${each}`;
  return `đến hết năm thứ ${validity.years} sau năm công nhận${each}`;
}

export interface TitleLevel {
  readonly level: string;
  readonly name: string;
  /** Of points: the least score. */
  readonly atLeast: string | null;
}

export function levelsOf({ criteria }: Pick<Title, 'criteria'>): readonly TitleLevel[] {
  if (criteria === undefined) return [];
  if (criteria.kind === 'points') return criteria.cutOffs;
  return criteria.levels.map(({ level, name }) => ({ level, name, atLeast: null }));
}

export const levelName = (title: Pick<Title, 'criteria'> | null, level: string): string =>
  (title === null ? undefined : levelsOf(title).find((one) => one.level === level)?.name) ?? level;
