import type { AnsweredRow } from '../../../status';

type State = NonNullable<AnsweredRow['state']>;

/** Worst first; what nothing can be said of comes after what is known to go wrong. */
export const WORST_FIRST: readonly State[] = [
  'missed',
  'off-track',
  'at-risk',
  'awaiting-data',
  'no-data',
  'undetermined',
  'on-track',
  'not-started',
  'achieved-late',
  'achieved',
  'not-applicable',
];

export const worstFirst = (rows: readonly AnsweredRow[]): readonly AnsweredRow[] =>
  rows.toSorted((one, other) => placeOf(one) - placeOf(other) || one.due.localeCompare(other.due));

const placeOf = ({ state }: AnsweredRow): number => (state === null ? WORST_FIRST.length : WORST_FIRST.indexOf(state));

/** How many rows are in each state, from best to worst; what is not judged yet comes after what is. */
export function countsOf(rows: readonly AnsweredRow[]): readonly { readonly state: State; readonly count: number }[] {
  const places = WORST_FIRST.toReversed();
  return [...places.filter((state) => !NOT_JUDGED.has(state)), ...places.filter((state) => NOT_JUDGED.has(state))]
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0);
}

const NOT_JUDGED: ReadonlySet<string | null> = new Set([null, 'not-started', 'not-applicable']);
const BEHIND: ReadonlySet<string | null> = new Set(['missed', 'off-track', 'at-risk']);
const REACHED: ReadonlySet<string | null> = new Set(['achieved', 'achieved-late']);
const ON_COURSE: ReadonlySet<string | null> = new Set(['on-track']);
const UNKNOWN: ReadonlySet<string | null> = new Set(['no-data', 'awaiting-data', 'undetermined']);

/** What somebody has to look at: behind, failed, or of what too little is known to say. */
export const isTroubled = ({ state }: Pick<AnsweredRow, 'state'>): boolean => BEHIND.has(state) || UNKNOWN.has(state);

/** The finding in a sentence: what is reached, on course, behind, and of what nothing is known; together all that is judged. */
export function headline(rows: readonly AnsweredRow[]): string {
  const judged = rows.filter(({ state }) => !NOT_JUDGED.has(state));
  const count = (states: ReadonlySet<string | null>): number => judged.filter(({ state }) => states.has(state)).length;
  if (judged.length === 0) return 'Chưa có chỉ tiêu nào đến lúc đánh giá.';
  const parts = [
    `${count(REACHED)}/${judged.length} chỉ tiêu đang đánh giá đã đạt`,
    count(ON_COURSE) > 0 && `${count(ON_COURSE)} đúng tiến độ`,
    count(BEHIND) > 0 && `${count(BEHIND)} chậm hoặc không đạt`,
    count(UNKNOWN) > 0 && `${count(UNKNOWN)} chưa đủ số liệu`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
}
