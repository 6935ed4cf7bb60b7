import type { Level, PeriodKind } from '@hieuhoc/indicator-maths';
import { IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { EffectiveDto } from '../platform/definitions';
import { Code, Text } from '../platform/http/fields';
import { LEVELS, PERIOD_KINDS } from './normal-indicator';

const oneOf = (values: readonly string[]): { message: string } => ({ message: `phải là một trong: ${values.join(', ')}` });
const YES_NO = { message: 'phải là true hoặc false' };
/** ValidateNested alone lets an empty list pass. */
const OBJECT = { message: 'phải là một đối tượng' };
const MEASURES = ['ratio', 'count', 'yes-no'] as const;
const SUMS = ['sum', 'none'] as const;
const TIMES = ['last', 'sum-in-year'] as const;
const DENOMINATOR_TIMES = ['last', 'sum'] as const;

/** One of the two. */
export class DenominatorIsDto {
  @IsOptional()
  @Code()
  numeratorOf?: string;

  @IsOptional()
  @Code()
  denominatorOf?: string;
}

export class DerivedFromDto {
  @Code()
  recognitions!: string;

  @Code()
  of!: string;
}

export class CheckAgainstDto {
  @Code()
  recognitions!: string;
}

/** As in a plan document. */
export class IndicatorDto {
  @Code()
  code!: string;

  @Text({ max: 500 })
  name!: string;

  @Text({ max: 10_000 })
  definition!: string;

  @Text({ max: 500 })
  unit!: string;

  @IsIn(MEASURES, oneOf(MEASURES))
  measure!: (typeof MEASURES)[number];

  @IsOptional()
  @Text({ max: 10_000 })
  numerator?: string;

  @IsOptional()
  @Text({ max: 10_000 })
  denominator?: string;

  @IsOptional()
  @IsObject(OBJECT)
  @ValidateNested()
  @Type(() => DenominatorIsDto)
  denominatorIs?: DenominatorIsDto;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách loại kỳ' })
  @IsIn(PERIOD_KINDS, { each: true, ...oneOf(PERIOD_KINDS) })
  periods?: PeriodKind[];

  @IsOptional()
  @IsArray({ message: 'phải là danh sách cấp báo cáo' })
  @IsIn(LEVELS, { each: true, ...oneOf(LEVELS) })
  reportedAt?: Level[];

  @IsOptional()
  @IsIn(SUMS, oneOf(SUMS))
  area?: (typeof SUMS)[number];

  @IsOptional()
  @IsIn(TIMES, oneOf(TIMES))
  time?: (typeof TIMES)[number];

  @IsOptional()
  @IsIn(DENOMINATOR_TIMES, oneOf(DENOMINATOR_TIMES))
  denominatorTime?: (typeof DENOMINATOR_TIMES)[number];

  @IsOptional()
  @IsObject(OBJECT)
  @ValidateNested()
  @Type(() => DerivedFromDto)
  from?: DerivedFromDto;

  @IsOptional()
  @IsObject(OBJECT)
  @ValidateNested()
  @Type(() => CheckAgainstDto)
  checkAgainst?: CheckAgainstDto;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách cách tách' })
  @ArrayMaxSize(20, { message: 'không quá 20 cách tách' })
  @Code({ each: true })
  breakdowns?: string[];

  @IsOptional()
  @IsBoolean(YES_NO)
  mayExceed?: boolean;

  @IsOptional()
  @IsBoolean(YES_NO)
  signed?: boolean;

  @IsOptional()
  @IsBoolean(YES_NO)
  neverFalls?: boolean;
}

/** Any field may be named; those that never change are refused by the rule, not by the form. */
export class IndicatorRevisionDto extends IntersectionType(EffectiveDto, PartialType(OmitType(IndicatorDto, ['code'] as const))) {}
