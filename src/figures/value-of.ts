import type { Indicator } from '@hieuhoc/indicator-maths';
import { MalformedRequest } from '../platform/http/errors';
import type { FigureDto } from './figure.dto';
import { FigureRefused } from './figure.errors';
import type { RecordedBreakdown, RecordedValue } from './figure.events';

type Said = Pick<FigureDto, 'value' | 'numerator' | 'denominator' | 'yes' | 'notApplicable' | 'reason' | 'breakdown'>;

const FIELDS: Readonly<Record<Indicator['measure'], readonly (keyof Said)[]>> = {
  ratio: ['numerator', 'denominator'],
  count: ['value'],
  'yes-no': ['yes'],
};

const SPOKEN: Readonly<Record<Indicator['measure'], string>> = {
  ratio: 'tỷ lệ: gửi numerator và denominator',
  count: 'số đếm: gửi value',
  'yes-no': 'có/không: gửi yes',
};

/** What a request says → the value recorded (rules.md 2). Throws MalformedRequest and FigureRefused. */
export function valueOf(said: Said, indicator: Indicator): RecordedValue {
  refuseOtherFields(said, indicator.measure);
  if (said.notApplicable === true) return notApplicable(said);
  switch (indicator.measure) {
    case 'ratio':
      return ratio(required(said, 'numerator'), required(said, 'denominator'), indicator);
    case 'count':
      return count(required(said, 'value'), indicator);
    case 'yes-no':
      if (said.yes === undefined) throw missing('yes', indicator.measure);
      return { kind: 'yes-no', yes: said.yes };
  }
}

function refuseOtherFields(said: Said, measure: Indicator['measure']): void {
  const allowed = said.notApplicable === true ? [] : FIELDS[measure];
  const wrong = (['value', 'numerator', 'denominator', 'yes'] as const).filter(
    (field) => said[field] !== undefined && !allowed.includes(field),
  );
  if (wrong.length === 0) return;
  const message = said.notApplicable === true ? 'không gửi cùng notApplicable' : `không dùng được, chỉ số này là ${SPOKEN[measure]}`;
  throw new MalformedRequest(
    wrong.map((field) => ({ field, message })),
    'wrong-measure',
  );
}

function notApplicable({ reason, breakdown }: Said): RecordedValue {
  if (reason === undefined) throw new MalformedRequest([{ field: 'reason', message: 'phải nêu lý do không áp dụng' }], 'reason-required');
  if (breakdown !== undefined) throw new MalformedRequest([{ field: 'breakdown', message: 'không gửi cùng notApplicable' }]);
  return { kind: 'not-applicable', reason };
}

function ratio(numerator: string, denominator: string, { mayExceed }: Indicator): RecordedValue {
  if (!mayExceed && BigInt(numerator) > BigInt(denominator)) throw overDenominator(numerator, denominator);
  return { kind: 'ratio', numerator, denominator };
}

function overDenominator(numerator: string, denominator: string): FigureRefused {
  return new FigureRefused(
    'numerator-over-denominator',
    `Tử số ${numerator} lớn hơn mẫu số ${denominator}. Hãy kiểm tra lại hai số.`,
    `Numerator ${numerator} exceeds denominator ${denominator}: check both.`,
    { numerator, denominator },
    'malformed',
  );
}

function count(value: string, { signed }: Indicator): RecordedValue {
  if (!signed && value.startsWith('-')) throw new MalformedRequest([{ field: 'value', message: 'không được âm' }], 'negative-value');
  return { kind: 'count', value };
}

function required(said: Said, field: 'numerator' | 'denominator' | 'value'): string {
  const value = said[field];
  if (value === undefined) throw missing(field, field === 'value' ? 'count' : 'ratio');
  return value;
}

function missing(field: string, measure: Indicator['measure']): MalformedRequest {
  return new MalformedRequest([{ field, message: `còn thiếu; chỉ số này là ${SPOKEN[measure]}` }], 'wrong-measure');
}

const WHOLE = /^(0|[1-9]\d{0,29})$/;
const DECIMAL = /^-?(0|[1-9]\d{0,29})(\.\d{1,12})?$/;
const PART = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The breakdown as recorded; whether its parts add up is checked by the rules' own function. */
export function breakdownOf(said: Said, indicator: Indicator): RecordedBreakdown | undefined {
  if (said.breakdown === undefined) return undefined;
  const recorded: Record<string, Record<string, { numerator: string; denominator: string | null }>> = {};
  for (const [dimension, parts] of Object.entries(said.breakdown)) {
    if (!indicator.breakdowns.includes(dimension)) {
      const allowed = indicator.breakdowns.length === 0 ? 'chỉ số này không chia nhỏ' : `chỉ nhận: ${indicator.breakdowns.join(', ')}`;
      throw new MalformedRequest([{ field: `breakdown.${dimension}`, message: allowed }], 'unknown-breakdown');
    }
    recorded[dimension] = partsOf(dimension, parts, indicator.measure);
  }
  return recorded;
}

function partsOf(
  dimension: string,
  parts: unknown,
  measure: Indicator['measure'],
): Record<string, { numerator: string; denominator: string | null }> {
  const fields = measure === 'count' ? ['value'] : ['numerator', 'denominator'];
  const place = `breakdown.${dimension}`;
  if (typeof parts !== 'object' || parts === null || Object.keys(parts).length === 0) throw malformedPart(place, fields);
  const recorded: Record<string, { numerator: string; denominator: string | null }> = {};
  for (const [name, part] of Object.entries(parts)) {
    const numbers = typeof part === 'object' && part !== null ? new Map<string, unknown>(Object.entries(part)) : new Map<string, unknown>();
    const [first, second] = fields.map((field) => numbers.get(field));
    const pattern = measure === 'count' ? DECIMAL : WHOLE;
    const fits = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
    if (!PART.test(name) || numbers.size !== fields.length || !fits(first)) throw malformedPart(`${place}.${name}`, fields);
    if (measure !== 'count' && !fits(second)) throw malformedPart(`${place}.${name}`, fields);
    recorded[name] = { numerator: first, denominator: fits(second) ? second : null };
  }
  return recorded;
}

function malformedPart(field: string, fields: readonly string[]): MalformedRequest {
  return new MalformedRequest([
    {
      field,
      message: `phải có đúng ${fields.map((name) => `${name} (số trong ngoặc kép)`).join(' và ')}, tên phần là chữ thường không dấu`,
    },
  ]);
}
