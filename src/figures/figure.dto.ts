import { ENTRY_CHECKS, type EntryCheckCode } from '@hieuhoc/indicator-maths';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { AreaCode, Code, DayField, DecimalText, PeriodField, Ref, Text, WholeText } from '../platform/http/fields';
import { ListQuery } from '../platform/queries/list.dto';

/** One of `value`, `numerator` with `denominator`, `yes`, `notApplicable` with `reason`; which one the indicator's measure says. */
export class FigureDto {
  /** Of a count: a decimal as text. */
  @IsOptional()
  @DecimalText()
  value?: string;

  @IsOptional()
  @WholeText()
  numerator?: string;

  @IsOptional()
  @WholeText()
  denominator?: string;

  @IsOptional()
  @IsBoolean({ message: 'phải là true hoặc false' })
  yes?: boolean;

  @IsOptional()
  @Equals(true, { message: 'chỉ nhận true; nếu có số liệu thì bỏ trường này' })
  notApplicable?: boolean;

  /** Why it is corrected, or why not applicable. */
  @IsOptional()
  @Text({ max: 1000 })
  reason?: string;

  /** The day its counting ended; for a period still running it must be given. */
  @IsOptional()
  @DayField()
  dataTo?: string;

  /** `{"sex": {"nam": {"numerator": "560", "denominator": "800"}, "nu": {…}}}`; of a count `{"value": "12"}`. */
  @IsOptional()
  @IsObject({ message: 'phải là một đối tượng, ví dụ {"sex": {"nam": {"numerator": "1", "denominator": "2"}, …}}' })
  breakdown?: Record<string, Record<string, Record<string, unknown>>>;

  @IsOptional()
  @Text({ max: 500 })
  source?: string;

  @IsOptional()
  @Text({ max: 2000 })
  note?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã minh chứng' })
  @ArrayMaxSize(20, { message: 'không quá 20 minh chứng' })
  @Ref({ each: true })
  evidence?: string[];

  /** Of the checks that `needs-acknowledgement` named, those that were looked at and are right; the event keeps those that applied. */
  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã kiểm tra đã xem' })
  @IsIn(ENTRY_CHECKS, { each: true, message: `mỗi mã phải là một trong: ${ENTRY_CHECKS.join(', ')}` })
  acknowledge?: EntryCheckCode[];
}

const REVISION = { message: 'phải là số phiên bản (ETag) của lần báo đang xét, ví dụ 0' };

export class VerificationDto {
  @IsInt(REVISION)
  @Min(0, REVISION)
  @Max(1_000_000, REVISION)
  revision!: number;
}

export class ReturnDto extends VerificationDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class WithdrawalDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class NamedRevisionDto extends VerificationDto {
  @Code()
  indicator!: string;

  @AreaCode()
  area!: string;

  @PeriodField()
  period!: string;
}

export class VerificationListDto {
  @IsArray({ message: 'phải là danh sách {indicator, area, period, revision}' })
  @ArrayMinSize(1, { message: 'không được rỗng' })
  @ArrayMaxSize(1000, { message: 'không quá 1000 dòng một lần' })
  @IsObject({ each: true, message: 'mỗi dòng phải là {indicator, area, period, revision}' })
  @ValidateNested({ each: true })
  @Type(() => NamedRevisionDto)
  @ApiProperty({ type: () => [NamedRevisionDto] })
  figures!: NamedRevisionDto[];
}

/** A figure as it would be reported, and what it builds on. */
export class CheckedFigureDto extends FigureDto {
  @Code()
  indicator!: string;

  @AreaCode()
  area!: string;

  @PeriodField()
  period!: string;

  /** The ETag last seen; left out, nothing is there yet. */
  @IsOptional()
  @IsInt(REVISION)
  @Min(0, REVISION)
  @Max(1_000_000, REVISION)
  basedOn?: number;
}

export class CheckListDto {
  @IsArray({ message: 'phải là danh sách số liệu' })
  @ArrayMinSize(1, { message: 'không được rỗng' })
  @ArrayMaxSize(500, { message: 'không quá 500 số liệu một lần' })
  @IsObject({ each: true, message: 'mỗi dòng phải là một số liệu' })
  @ValidateNested({ each: true })
  @Type(() => CheckedFigureDto)
  @ApiProperty({ type: () => [CheckedFigureDto] })
  figures!: CheckedFigureDto[];
}

export const REVIEWS = ['waiting', 'verified', 'returned', 'changed'] as const;

export class FiguresQuery extends ListQuery {
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @PeriodField()
  period?: string;

  @IsOptional()
  @Code()
  indicator?: string;

  /** 0: the area alone; left out, it and all under it. */
  @IsOptional()
  @Matches(/^0$/, { message: 'chỉ nhận 0 (riêng địa bàn đã nêu); bỏ trống là cả các địa bàn bên dưới' })
  depth?: string;

  /** `changed`: corrected since it was last verified. */
  @IsOptional()
  @IsIn(REVIEWS, { message: `phải là một trong: ${REVIEWS.join(', ')}` })
  review?: (typeof REVIEWS)[number];
}

/** Of what waits now: it has no past. */
export class WaitingQuery extends OmitType(ListQuery, ['asOf'] as const) {
  /** It and all under it. */
  @IsOptional()
  @AreaCode()
  area?: string;
}

/** The path of one figure. */
export class FigureParams {
  @Code()
  indicator!: string;

  @AreaCode()
  area!: string;

  @PeriodField()
  period!: string;
}
