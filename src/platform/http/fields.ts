import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';
import { faultsOfText, sentenceOfFault } from '../text/free-text';
import { isDay } from '../time/clock';

type Field = PropertyDecorator;
interface Each {
  readonly each?: boolean;
}

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

function sentenceOfText(value: unknown, min: number, max: number): string | null {
  if (typeof value !== 'string') return 'phải là chữ';
  if (value.trim().length < min) return 'không được để trống';
  if (value.length > max) return `không quá ${max} ký tự`;
  const fault = faultsOfText(value)[0];
  return fault === undefined ? null : sentenceOfFault(fault);
}

/** A lower-case ASCII slug: `gia-dinh-hieu-hoc`. */
export const Code = ({ each = false }: Each = {}): Field =>
  Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    each,
    message: 'phải là mã gồm chữ thường không dấu, số và dấu gạch nối, ví dụ gia-dinh-hieu-hoc',
  });

/** An area id: `22.205.07057`, `22.205.07057-2025`, or a slug. */
export const AreaCode = ({ each = false }: Each = {}): Field =>
  Matches(/^[a-z0-9]+([.-][a-z0-9]+)*$/, { each, message: 'phải là mã địa bàn, ví dụ 22.205.07057' });

export const Ref = ({ each = false }: Each = {}): Field =>
  Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, { each, message: 'phải là mã gồm chữ không dấu, số, dấu . _ -, không quá 80 ký tự' });

export const DayField = (options: ValidationOptions = {}): Field =>
  ValidateBy(
    {
      name: 'day',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDay(value),
        defaultMessage: () => 'phải là ngày có thật, dạng 2015-12-31',
      },
    },
    options,
  );

/** A period of rules.md 1; whether the indicator takes its kind is the decider's to say. */
export const PERIOD = /^(\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?|\d{4}-\d{4})$/;
export const PeriodField = (): Field =>
  Matches(PERIOD, { message: 'phải là kỳ dạng 2016, 2016-H1, 2016-Q3, 2016-03 hoặc năm học 2015-2016' });

/** A decimal as text; a JSON number is refused because it may already have lost digits. */
export const DecimalText = ({ signed = true }: { signed?: boolean } = {}): Field =>
  Matches(signed ? /^-?(0|[1-9]\d{0,29})(\.\d{1,12})?$/ : /^(0|[1-9]\d{0,29})(\.\d{1,12})?$/, {
    message: `phải là số viết trong ngoặc kép, dấu chấm thập phân, ví dụ "82.5"${signed ? '' : ', không âm'}`,
  });

export const WholeText = (): Field =>
  Matches(/^(0|[1-9]\d{0,29})$/, { message: 'phải là số nguyên không âm viết trong ngoặc kép, ví dụ "1280"' });

/** `{number, issuedOn, issuer}`: the decision that orders it. */
export class DecisionDto {
  @Text({ max: 100 })
  number!: string;

  @DayField()
  issuedOn!: string;

  @Text({ max: 200 })
  issuer!: string;
}

export const Decision = (): Field =>
  applyDecorators(
    // ValidateNested lets pass what is not there, and an empty list.
    IsObject({ message: 'phải nêu quyết định: {"number": …, "issuedOn": …, "issuer": …}' }),
    ValidateNested(),
    Type(() => DecisionDto),
    ApiProperty({ type: () => DecisionDto }),
  );

/** A query parameter given twice arrives as a list, and is refused. */
export const Once = (): Field => IsString({ message: 'chỉ được gửi một lần' });
