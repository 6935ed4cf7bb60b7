import type { SubjectKind } from '@hieuhoc/indicator-maths';
import { ApiProperty, IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { EffectiveDto } from '../platform/definitions';
import { Code, DecimalText, Text } from '../platform/http/fields';
import type { Validity } from './title.events';

export const SUBJECT_KINDS: readonly SubjectKind[] = ['household', 'clan', 'residential-area', 'unit', 'community'];
const CRITERIA_KINDS = ['points', 'all-of'] as const;
const MOST_LEVELS = 20;

const isTerm = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1200;

export function isValidity(value: unknown): value is Validity {
  if (value === 'none') return true;
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.keys(value).toSorted().join();
  if (fields === 'months') return 'months' in value && isTerm(value.months);
  return fields === 'until,years' && 'until' in value && value.until === 'year-end' && 'years' in value && isTerm(value.years);
}

const ValidityField = (): PropertyDecorator =>
  ValidateBy({
    name: 'validity',
    validator: {
      validate: isValidity,
      defaultMessage: () => 'phải là "none", {"months": 36} hoặc {"until": "year-end", "years": 3}',
    },
  });

export class CutOffDto {
  @Code()
  level!: string;

  @Text({ max: 500 })
  name!: string;

  @DecimalText({ signed: false })
  atLeast!: string;
}

export class UpgradeDto {
  @Code()
  from!: string;

  @IsInt({ message: 'phải là số tháng' })
  @Min(1, { message: 'ít nhất 1 tháng' })
  @Max(1200, { message: 'không quá 1200 tháng' })
  months!: number;
}

export class LevelMarkDto {
  @Code()
  level!: string;

  @Text({ max: 500 })
  name!: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách điều phải đạt' })
  @ArrayMinSize(1, { message: 'không được rỗng' })
  @ArrayMaxSize(200, { message: 'không quá 200 điều' })
  @Text({ max: 10_000, each: true })
  requirements?: string[];

  /** Who holds the level `from` waits so many months for this one. */
  @IsOptional()
  @IsObject({ message: 'phải là một đối tượng {"from": …, "months": …}' })
  @ValidateNested()
  @Type(() => UpgradeDto)
  upgrade?: UpgradeDto;
}

/** `cutOffs` for points, `levels` for all-of. */
export class CriteriaDto {
  @IsIn(CRITERIA_KINDS, { message: `phải là một trong: ${CRITERIA_KINDS.join(', ')}` })
  kind!: (typeof CRITERIA_KINDS)[number];

  @Code()
  version!: string;

  @IsOptional()
  @DecimalText({ signed: false })
  outOf?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mức và điểm sàn' })
  @ArrayMaxSize(MOST_LEVELS, { message: `không quá ${MOST_LEVELS} mức` })
  @IsObject({ each: true, message: 'phải là danh sách các đối tượng' })
  @ValidateNested({ each: true })
  @Type(() => CutOffDto)
  @ApiProperty({ type: () => [CutOffDto], required: false })
  cutOffs?: CutOffDto[];

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mức' })
  @ArrayMaxSize(MOST_LEVELS, { message: `không quá ${MOST_LEVELS} mức` })
  @IsObject({ each: true, message: 'phải là danh sách các đối tượng' })
  @ValidateNested({ each: true })
  @Type(() => LevelMarkDto)
  @ApiProperty({ type: () => [LevelMarkDto], required: false })
  levels?: LevelMarkDto[];

  @IsOptional()
  @Text({ max: 10_000 })
  source?: string;
}

/** As in a plan document. */
export class TitleDto {
  @Code()
  code!: string;

  @Text({ max: 500 })
  name!: string;

  @IsIn(SUBJECT_KINDS, { message: `phải là một trong: ${SUBJECT_KINDS.join(', ')}` })
  subject!: SubjectKind;

  /** A level of area, or a body's code. */
  @Code()
  grantedBy!: string;

  @IsOptional()
  @ValidityField()
  @ApiProperty({
    required: false,
    oneOf: [
      { type: 'string', enum: ['none'] },
      { type: 'object', properties: { months: { type: 'integer' } }, required: ['months'] },
      {
        type: 'object',
        properties: { until: { type: 'string', enum: ['year-end'] }, years: { type: 'integer' } },
        required: ['until', 'years'],
      },
    ],
  })
  validity?: unknown;

  @IsOptional()
  @IsBoolean({ message: 'phải là true hoặc false' })
  yearly?: boolean;

  @IsOptional()
  @IsObject({ message: 'phải là một đối tượng' })
  @ValidateNested()
  @Type(() => CriteriaDto)
  criteria?: CriteriaDto;
}

/** Any field may be named; the subject, which never changes, is refused by the rule, not by the form. */
export class TitleRevisionDto extends IntersectionType(EffectiveDto, PartialType(OmitType(TitleDto, ['code'] as const))) {}
