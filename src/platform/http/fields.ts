import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, ValidateBy, type ValidationOptions } from 'class-validator';
import { faultsOfText, sentenceOfFault } from '../text/free-text';
import { isDay } from '../time/clock';

type Field = PropertyDecorator;
interface Each {
  readonly each?: boolean;
}

/** The rule, and the same in the document; of a list the document says only that it is one. */
const described = (rule: Field, schema: { pattern?: string; format?: string; example?: string }, each = false): Field =>
  each ? rule : applyDecorators(rule, ApiProperty(schema));

const matching = (pattern: RegExp, message: string, example: string, each = false): Field =>
  described(Matches(pattern, { each, message }), { pattern: pattern.source, example }, each);

/** Free text in NFC without personal data (rules.md 9). */
export function Text({ max = 2_000, min = 1, each = false }: { max?: number; min?: number } & Each = {}): Field {
  return ValidateBy(
    {
      name: 'text',
      constraints: [min, max],
      validator: {
        validate: (value: unknown) => sentenceOfText(value, min, max) === null,
        defaultMessage: (args) => sentenceOfText(args?.value, min, max) ?? '',
      },
    },
    { each },
  );
}

export function sentenceOfText(value: unknown, min: number, max: number): string | null {
  if (typeof value !== 'string') return 'phải là chữ';
  if (value.trim().length < min) return 'không được để trống';
  if (value.length > max) return `không quá ${max} ký tự`;
  const fault = faultsOfText(value)[0];
  return fault === undefined ? null : sentenceOfFault(fault);
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const AREA = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const UNSIGNED = /^(0|[1-9]\d{0,29})(\.\d{1,12})?$/;
export const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value);
export const isAreaCode = (value: unknown): value is string => typeof value === 'string' && AREA.test(value);
export const isRef = (value: unknown): value is string => typeof value === 'string' && REF.test(value);
export const isUnsigned = (value: unknown): value is string => typeof value === 'string' && UNSIGNED.test(value);

/** A lower-case ASCII slug: `gia-dinh-hieu-hoc`. */
export const Code = ({ each = false }: Each = {}): Field =>
  matching(CODE, 'phải là mã gồm chữ thường không dấu, số và dấu gạch nối, ví dụ gia-dinh-hieu-hoc', 'gia-dinh-hieu-hoc', each);

/** An area id: `22.205.07057`, `22.205.07057-2025`, or a slug. */
export const AreaCode = ({ each = false }: Each = {}): Field =>
  matching(AREA, 'phải là mã địa bàn, ví dụ 22.205.07057', '22.205.07057', each);

export const Ref = ({ each = false }: Each = {}): Field =>
  matching(REF, 'phải là mã gồm chữ không dấu, số, dấu . _ -, không quá 80 ký tự', 'truong-an-sinh', each);

export const DayField = (options: ValidationOptions = {}): Field =>
  described(
    ValidateBy(
      {
        name: 'day',
        validator: {
          validate: (value: unknown) => typeof value === 'string' && isDay(value),
          defaultMessage: () => 'phải là ngày có thật, dạng 2015-12-31',
        },
      },
      options,
    ),
    { format: 'date', example: '2015-12-31' },
    options.each,
  );

/** A period of rules.md 1; whether the indicator takes its kind is the decider's to say. */
export const PERIOD = /^(\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?|\d{4}-\d{4})$/;
export const PeriodField = (): Field =>
  matching(PERIOD, 'phải là kỳ dạng 2016, 2016-H1, 2016-Q3, 2016-03 hoặc năm học 2015-2016', '2016-H1');

const PERIOD_OR_LATEST = new RegExp(`${PERIOD.source}|^latest$`);

/** Of which period rows are asked for; left out, each target's own. */
export const AskedPeriodField = (): Field =>
  applyDecorators(
    IsOptional(),
    Matches(PERIOD_OR_LATEST, { message: 'phải là kỳ dạng 2016, 2016-H1, 2016-Q3, 2016-03, năm học 2015-2016, hoặc latest' }),
  );

/** Which figures rows rest on: all that are reported, or those that are verified. */
export const BasisField = (): Field =>
  applyDecorators(IsOptional(), IsIn(['reported', 'verified'], { message: 'phải là reported hoặc verified' }));

/** A decimal as text; a JSON number is refused because it may already have lost digits. */
export const DecimalText = ({ signed = true }: { signed?: boolean } = {}): Field =>
  matching(
    signed ? /^-?(0|[1-9]\d{0,29})(\.\d{1,12})?$/ : UNSIGNED,
    `phải là số viết trong ngoặc kép, dấu chấm thập phân, ví dụ "82.5"${signed ? '' : ', không âm'}`,
    '82.5',
  );

export const WholeText = (): Field =>
  matching(/^(0|[1-9]\d{0,29})$/, 'phải là số nguyên không âm viết trong ngoặc kép, ví dụ "1280"', '1280');

/** A query parameter given twice arrives as a list, and is refused. */
export const Once = (): Field => IsString({ message: 'chỉ được gửi một lần' });
