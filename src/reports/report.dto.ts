import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { AreaCode, Code, DayField, PERIOD, PeriodField, Ref, Text } from '../platform/http/fields';
import { OnQuery } from '../platform/queries/list.dto';

/** A period of rules.md 1, `once`, or of a report on demand a day. */
const ABOUT = new RegExp(`${PERIOD.source}|^once$|^\\d{4}-\\d{2}-\\d{2}$`);
export const AboutField = (): PropertyDecorator =>
  Matches(ABOUT, { message: 'phải là kỳ của chế độ báo cáo, ví dụ 2015-H1, 2015, once, hoặc một ngày với báo cáo khi được yêu cầu' });

export class ReportParams {
  @Code()
  plan!: string;

  @Code()
  duty!: string;

  /** An area's id, or a body's code. */
  @AreaCode()
  reporter!: string;

  @AboutField()
  period!: string;
}

const REVISION = { message: 'phải là số phiên bản đã nhận, ví dụ 0' };
const Revision = (): PropertyDecorator => (target, key) => {
  for (const rule of [IsInt(REVISION), Min(0, REVISION), Max(1_000_000, REVISION)]) rule(target, key);
};

class SpokenFigureDto {
  @Code()
  indicator!: string;

  @AreaCode()
  area!: string;

  @PeriodField()
  period!: string;
}

export class SubmittedFigureDto extends SpokenFigureDto {
  @Revision()
  revision!: number;
}

export class RefusedFigureDto extends SpokenFigureDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class IncludedReportDto {
  @Code()
  duty!: string;

  @AreaCode()
  reporter!: string;

  @AboutField()
  period!: string;

  @Revision()
  submission!: number;
}

const MOST = 2_000;

export class ReportSubmissionDto {
  /** Left out: what stands now of the duty's indicators, of the reporter's area, for periods that end in the report's. */
  @IsOptional()
  @IsArray({ message: 'phải là danh sách {indicator, area, period, revision}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} số liệu` })
  @ValidateNested({ each: true })
  @Type(() => SubmittedFigureDto)
  @ApiProperty({ type: () => [SubmittedFigureDto] })
  figures?: SubmittedFigureDto[];

  /** Left out: the accepted reports below. */
  @IsOptional()
  @IsArray({ message: 'phải là danh sách {duty, reporter, period, submission}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} báo cáo` })
  @ValidateNested({ each: true })
  @Type(() => IncludedReportDto)
  @ApiProperty({ type: () => [IncludedReportDto] })
  includes?: IncludedReportDto[];

  @IsOptional()
  @Text({ max: 2000 })
  note?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã minh chứng' })
  @ArrayMaxSize(20, { message: 'không quá 20 minh chứng' })
  @Ref({ each: true })
  evidence?: string[];
}

class DecidedDto {
  /** The submission that was looked at: one that was submitted since is then not decided on unseen. */
  @IsOptional()
  @Revision()
  submission?: number;
}

export class ReportAcceptanceDto extends DecidedDto {
  /** Figures that are not accepted: returned, each with its reason. */
  @IsOptional()
  @IsArray({ message: 'phải là danh sách {indicator, area, period, reason}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} số liệu` })
  @ValidateNested({ each: true })
  @Type(() => RefusedFigureDto)
  @ApiProperty({ type: () => [RefusedFigureDto] })
  except?: RefusedFigureDto[];
}

export class ReportReturnDto extends DecidedDto {
  @Text({ max: 1000 })
  reason!: string;

  /** Single figures that are returned with it. */
  @IsOptional()
  @IsArray({ message: 'phải là danh sách {indicator, area, period, reason}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} số liệu` })
  @ValidateNested({ each: true })
  @Type(() => RefusedFigureDto)
  @ApiProperty({ type: () => [RefusedFigureDto] })
  figures?: RefusedFigureDto[];
}

export class ReportExtensionDto {
  @DayField()
  until!: string;

  @Text({ max: 1000 })
  reason!: string;

  @IsOptional()
  @Decision()
  decision?: DecisionDto;
}

/** Instead of a receiver: whoever asks. */
export const MINE = 'me';

/** `late`: first submitted after its due day, or due and not submitted. */
export const REPORT_STATES = ['not-due', 'open', 'missing', 'submitted', 'returned', 'accepted', 'late'] as const;

export class ReportsQuery extends OnQuery {
  @IsOptional()
  @Code()
  plan?: string;

  @IsOptional()
  @Code()
  duty?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @AboutField()
  period?: string;

  @IsOptional()
  @AreaCode()
  reporter?: string;

  @IsOptional()
  @IsIn(REPORT_STATES, { message: `phải là một trong: ${REPORT_STATES.join(', ')}` })
  state?: (typeof REPORT_STATES)[number];

  /** Who receives it: a body's code, an area's id, or `me`: wherever I accept reports. */
  @IsOptional()
  @AreaCode()
  receiver?: string;
}

export class DutiesQuery extends OnQuery {
  /** An area's id, or a body's code. Left out: all offices for which I submit. */
  @IsOptional()
  @AreaCode()
  reporter?: string;

  @IsOptional()
  @IsIn(REPORT_STATES, { message: `phải là một trong: ${REPORT_STATES.join(', ')}` })
  state?: (typeof REPORT_STATES)[number];
}

export class ReportQuery extends OnQuery {}
