import {
  add,
  equal,
  parseDecimal,
  parsePeriod,
  ZERO,
  type Indicator,
  type Level,
  type PeriodInfo,
  type PeriodKind,
  type Rational,
} from '@hieuhoc/indicator-maths';
import type { AreaHistory } from '../areas';
import { FigureRefused } from './figure.errors';
import type { FigureKey, RecordedBreakdown, RecordedValue } from './figure.events';

const KINDS: Readonly<Record<PeriodKind, string>> = {
  month: 'tháng (2016-03)',
  quarter: 'quý (2016-Q3)',
  'half-year': 'sáu tháng (2016-H1)',
  year: 'năm (2016)',
  'school-year': 'năm học (2015-2016)',
};

/** From the country down: a figure is taken at the indicator's levels and above, never below (rules.md 2). */
const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };

const SPOKEN_LEVEL: Readonly<Record<Level, string>> = {
  country: 'cả nước',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  sector: 'khối cơ quan',
  village: 'thôn',
};

/** The period of a figure that this indicator takes. */
export function periodFor(indicator: Indicator, { period }: FigureKey): PeriodInfo {
  const span = parsePeriod(period);
  if (indicator.from !== undefined) {
    throw new FigureRefused(
      'derived-indicator',
      `Chỉ số ${indicator.code} được tính từ sổ công nhận danh hiệu, không nhập số liệu. Hãy ghi nhận công nhận thay vào đó.`,
      `${indicator.code} is derived from recognitions: record those instead.`,
      { indicator: indicator.code },
    );
  }
  if (span === null || !indicator.periods.includes(span.kind)) {
    throw new FigureRefused(
      'wrong-period',
      `Kỳ "${period}" không dùng cho chỉ số ${indicator.code}; các loại kỳ được dùng: ${indicator.periods.map((kind) => KINDS[kind]).join(', ')}.`,
      `${indicator.code} takes no period ${period}: use ${indicator.periods.join(', ')}.`,
      { period, periods: indicator.periods },
      'malformed',
    );
  }
  return span;
}

export function refuseArea(area: AreaHistory, span: PeriodInfo, indicator: Indicator): void {
  const { id, level } = area.spec;
  const lowest = Math.max(...indicator.reportedAt.map((one) => RANK[one]));
  if (!indicator.reportedAt.includes(level) && RANK[level] >= lowest) {
    throw new FigureRefused(
      'wrong-level',
      `Chỉ số ${indicator.code} báo cáo ở ${indicator.reportedAt.map((one) => SPOKEN_LEVEL[one]).join(', ')} trở lên; ${id} là ${SPOKEN_LEVEL[level]}.`,
      `${indicator.code} is reported at ${indicator.reportedAt.join(', ')} and above; ${id} is a ${level}.`,
      { area: id, level, reportedAt: indicator.reportedAt },
    );
  }
  const existsOnLastDay = area.from <= span.last && (area.until === null || span.last < area.until);
  const restates = span.last < area.from && area.predecessors.length > 0;
  if (!existsOnLastDay && !restates) throw notThere(area, span);
}

function notThere({ spec, from, until }: AreaHistory, { last: to }: PeriodInfo): FigureRefused {
  const ended = until !== null && until <= to;
  const words = ended ? `đã kết thúc ngày ${until}; hãy báo cho đơn vị kế thừa` : `mới thành lập ngày ${from}, sau kỳ này`;
  return new FigureRefused(
    ended ? 'area-ended' : 'area-not-established',
    `Địa bàn ${spec.id} không còn (hoặc chưa có) vào ngày cuối kỳ ${to}: ${words}.`,
    `${spec.id} does not exist on ${to}, the period's last day.`,
    { area: spec.id, on: to, from, until },
  );
}

/** The day the counting ended: given, or the period's last day; never after the day of recording (rules.md 1). */
export function dataToOf(span: PeriodInfo, given: string | undefined, today: string): string {
  const { period } = span;
  if (today < span.first) {
    throw new FigureRefused('period-not-begun', `Kỳ ${period} chưa bắt đầu (từ ${span.first}).`, `${period} begins on ${span.first}.`, {
      period,
      from: span.first,
    });
  }
  if (given === undefined) {
    if (span.last <= today) return span.last;
    throw malformedDataTo(`Kỳ ${period} chưa kết thúc (đến ${span.last}): hãy nêu số liệu tính đến ngày nào ở trường dataTo.`, {
      period,
      to: span.last,
    });
  }
  if (given < span.first || given > span.last) {
    throw malformedDataTo(`dataTo ${given} nằm ngoài kỳ ${period} (${span.first} đến ${span.last}).`, {
      dataTo: given,
      from: span.first,
      to: span.last,
    });
  }
  if (given > today) throw malformedDataTo(`dataTo ${given} ở sau ngày ghi nhận ${today}.`, { dataTo: given, today });
  return given;
}

function malformedDataTo(messageVi: string, facts: Readonly<Record<string, unknown>>): FigureRefused {
  return new FigureRefused(
    'wrong-data-to',
    messageVi,
    'dataTo is missing or does not fit the period and the day of recording.',
    facts,
    'malformed',
  );
}

/** The parts of each breakdown add up to the whole, numerators and denominators alike (rules.md 2). */
export function refuseUnevenBreakdown(value: RecordedValue, breakdown: RecordedBreakdown): void {
  const whole = value.kind === 'ratio' ? [value.numerator, value.denominator] : value.kind === 'count' ? [value.value] : [];
  for (const [dimension, parts] of Object.entries(breakdown)) {
    const sums = [
      sumOf(Object.values(parts).map(({ numerator }) => numerator)),
      sumOf(Object.values(parts).map(({ denominator }) => denominator ?? '0')),
    ];
    if (whole.every((number, index) => equal(parseDecimal(number), sums[index] ?? ZERO))) continue;
    throw new FigureRefused(
      'uneven-breakdown',
      `Các phần của cách chia "${dimension}" không cộng bằng tổng số. Hãy kiểm tra lại tử số và mẫu số từng phần.`,
      `The parts of ${dimension} do not add up to the whole.`,
      { dimension },
      'malformed',
    );
  }
}

export function noteRequired(indicator: string): FigureRefused {
  return new FigureRefused(
    'note-required',
    `Chỉ số ${indicator} được một kế hoạch đánh giá bằng lời: hãy ghi căn cứ của nhận xét vào trường note.`,
    `${indicator} is judged in words by a plan: say why in note.`,
    { indicator },
    'malformed',
  );
}

function sumOf(numbers: readonly string[]): Rational {
  return numbers.map(parseDecimal).reduce(add, ZERO);
}
