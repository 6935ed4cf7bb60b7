import type { IndicatorDefinition } from '../../../indicators';
import type { Title } from '../../../recognitions';
import { capital } from '../../parts/state-tag';
import { LEVELS } from '../../words';

export const MEASURES: Readonly<Record<IndicatorDefinition['measure'], string>> = {
  ratio: 'Tỷ lệ: tử số trên mẫu số',
  count: 'Số đếm',
  'yes-no': 'Có hoặc không',
};

export const SHORT_MEASURES: typeof MEASURES = { ratio: 'Tỷ lệ', count: 'Số đếm', 'yes-no': 'Có hoặc không' };

export const PERIODS: Readonly<Record<string, string>> = {
  month: 'tháng',
  quarter: 'quý',
  'half-year': 'sáu tháng',
  year: 'năm',
  'school-year': 'năm học',
};

const AREA = { sum: 'cộng dồn tử số, mẫu số từ các nơi bên dưới', none: 'không cộng: mỗi cấp báo riêng' } as const;
const TIME = { last: 'lấy kỳ cuối của năm', 'sum-in-year': 'cộng các kỳ trong năm' } as const;

export const reportersWords = ({ from, reportedAt }: Pick<IndicatorDefinition, 'from' | 'reportedAt'>): string =>
  from === undefined ? reportedAt.map((level) => LEVELS[level] ?? level).join(', ') : 'không ai báo: tính từ sổ công nhận';

/** What an indicator is, field by field, as an office reads it. */
export function indicatorFacts(one: IndicatorDefinition): readonly (readonly [string, string])[] {
  const rules = [
    one.mayExceed ? 'tử số có thể lớn hơn mẫu số' : null,
    one.signed ? 'có thể âm' : null,
    one.neverFalls ? 'không được giảm giữa các kỳ' : null,
  ].filter((rule) => rule !== null);
  return [
    ['Định nghĩa', one.definition],
    ['Đo bằng', MEASURES[one.measure]],
    ['Đơn vị', one.unit],
    ...said('Tử số', one.numerator),
    ...said('Mẫu số', one.denominator),
    ['Ai báo cáo', reportersWords(one)],
    ...said('Kỳ báo cáo', one.periods.map((period) => PERIODS[period] ?? period).join(', ')),
    ['Lên cấp trên', AREA[one.area]],
    ['Trong năm', TIME[one.time]],
    ...said('Tách theo', one.breakdowns.join(', ')),
    ...said('Quy tắc', rules.join('; ')),
  ];
}

const said = (words: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined || value === '' ? [] : [[words, value]];

/** A level of area, or a body by its name. */
export const grantorWords = ({ grantedBy }: Pick<Title, 'grantedBy'>, bodyName: (code: string) => string): string =>
  grantedBy === 'country' ? 'Trung ương' : LEVELS[grantedBy] === undefined ? bodyName(grantedBy) : capital(LEVELS[grantedBy]);

/** What was changed by a revision, by the names of its fields. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'tên',
  definition: 'định nghĩa',
  numerator: 'tử số',
  denominator: 'mẫu số',
  denominatorIs: 'mẫu số liên quan',
  periods: 'kỳ báo cáo',
  reportedAt: 'cấp báo cáo',
  breakdowns: 'cách tách',
  area: 'địa bàn',
  grantedBy: 'nơi công nhận',
  validity: 'thời hạn',
  yearly: 'xét hằng năm',
  criteria: 'tiêu chuẩn',
  unit: 'đơn vị',
  checkAgainst: 'đối chiếu',
  mayExceed: 'quy tắc tử số',
  neverFalls: 'quy tắc không giảm',
  signed: 'quy tắc dấu',
};
