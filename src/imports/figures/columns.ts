import { PARTS } from '../../platform/entry';

/** What the first cell of a template says before the area and the period that it is for. */
export const MARK = 'Mẫu nhập số liệu:';
/** Lines above the first figure: the mark, the heading, what to do, the titles. */
export const HEAD_LINES = 4;

/** The box of a figure's own number, whatever it measures; the others are called as in forms. */
export const VALUE = 'gia-tri';
export const DATA_TO = 'den-ngay';
export const BASED_ON = 'goc';
export const ACKNOWLEDGE = 'xem';
export const SOURCE = 'nguon';

interface BoxColumn {
  readonly title: string;
  readonly box: string;
  readonly width: number;
}

export const CODE_TITLE = 'Mã';

/** What somebody fills in, by the titles that stand above. */
export const VALUE_COLUMN: BoxColumn = { title: 'Số đạt, số đếm, có/không', box: VALUE, width: 16 };
export const WHOLE_COLUMN: BoxColumn = { title: 'Tổng số', box: 'mau', width: 14 };
export const DATA_TO_COLUMN: BoxColumn = { title: 'Tính đến hết ngày', box: DATA_TO, width: 14 };
export const WORDS_COLUMNS: readonly BoxColumn[] = [
  { title: 'Không áp dụng vì', box: 'kadly', width: 24 },
  { title: 'Ghi chú', box: 'gc', width: 30 },
  { title: 'Lý do sửa', box: 'ly', width: 24 },
];
/** Which revision whoever took the template has seen. */
export const BASED_ON_COLUMN: BoxColumn = { title: 'Phiên bản', box: BASED_ON, width: 10 };

export const partColumns = (dimension: string): readonly BoxColumn[] =>
  (PARTS[dimension] ?? []).flatMap(({ part, words }) => [
    { title: `${words}: số đạt, số đếm`, box: `${dimension}.${part}.${VALUE}`, width: 14 },
    { title: `${words}: tổng số`, box: `${dimension}.${part}.mau`, width: 14 },
  ]);

/** Without these a template is none. */
export const NEEDED: readonly BoxColumn[] = [VALUE_COLUMN, WHOLE_COLUMN, ...WORDS_COLUMNS, BASED_ON_COLUMN];

export const BOX_BY_TITLE: ReadonlyMap<string, string> = new Map(
  [...NEEDED, DATA_TO_COLUMN, ...Object.keys(PARTS).flatMap(partColumns)].map(({ title, box }) => [title, box]),
);

/** Columns of a list, called as the fields of a single report are. */
export const BOX_BY_FIELD: ReadonlyMap<string, string> = new Map([
  ['value', 'so'],
  ['numerator', 'tu'],
  ['denominator', 'mau'],
  ['yes', 'co'],
  ['notApplicable', 'kadly'],
  ['note', 'gc'],
  ['reason', 'ly'],
  ['source', SOURCE],
  ['dataTo', DATA_TO],
  ['basedOn', BASED_ON],
  ['acknowledge', ACKNOWLEDGE],
  ...Object.entries(PARTS).flatMap(([dimension, parts]) =>
    parts.flatMap(({ part }) =>
      (['value', 'numerator', 'denominator'] as const).map(
        (field) =>
          [`${dimension}.${part}.${field}`, `${dimension}.${part}.${{ value: 'so', numerator: 'tu', denominator: 'mau' }[field]}`] as const,
      ),
    ),
  ),
]);
export const KEY_FIELDS = ['indicator', 'area', 'period'] as const;
