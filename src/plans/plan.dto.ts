import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional } from 'class-validator';
import { AreaCode, Code, DayField, Ref, Text } from '../platform/http/fields';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { ListQuery } from '../platform/queries/list.dto';

export class PlanParams {
  @Code()
  plan!: string;
}

export class TargetParams extends PlanParams {
  @Code()
  target!: string;
}

class OrderedDto {
  @Decision()
  decision!: DecisionDto;

  @Text({ max: 1000 })
  reason!: string;
}

/** Only the fields named change, from `effectiveOn`. Criterion and allocation are as in a plan document. */
export class TargetRevisionDto extends OrderedDto {
  @DayField()
  effectiveOn!: string;

  @IsOptional()
  @IsObject({ message: 'phải là điều kiện đạt như trong văn bản kế hoạch, ví dụ {"kind": "at-least", "value": "88"}' })
  criterion?: object;

  @IsOptional()
  @DayField()
  due?: string;

  @IsOptional()
  @IsIn(['at-due', 'each-year', 'throughout'], { message: 'phải là at-due, each-year hoặc throughout' })
  hold?: 'at-due' | 'each-year' | 'throughout';

  @IsOptional()
  @IsObject({ message: 'phải là mức giao theo địa bàn, ví dụ {"22.205.07075": {"kind": "at-least", "value": "90"}}' })
  byArea?: object;
}

export class WithdrawalOfTargetDto extends OrderedDto {
  @DayField()
  effectiveOn!: string;
}

/** An error of transcription: what the document really says, with the page as evidence. */
export class CorrectionDto {
  @IsObject({ message: 'phải là một nhóm trường cần đính chính' })
  fields!: object;

  @Text({ max: 1000 })
  reason!: string;

  @IsArray({ message: 'phải là danh sách mã minh chứng' })
  @ArrayMinSize(1, { message: 'phải có ít nhất một minh chứng (trang văn bản)' })
  @ArrayMaxSize(20, { message: 'không quá 20 minh chứng' })
  @Ref({ each: true })
  evidence!: string[];

  @IsOptional()
  @Text({ max: 50 })
  page?: string;
}

export class TransferDto extends OrderedDto {
  @DayField()
  on!: string;

  @AreaCode()
  area!: string;

  @IsOptional()
  @Text({ max: 200 })
  issuer?: string;
}

export class ClosureDto {
  @DayField()
  on!: string;

  @IsOptional()
  @ApiProperty({ type: () => DecisionDto, required: false })
  @Decision()
  decision?: DecisionDto;

  @Text({ max: 1000 })
  reason!: string;
}

export class PlansQuery extends ListQuery {
  @IsOptional()
  @AreaCode()
  area?: string;

  /** That use this indicator. */
  @IsOptional()
  @Code()
  indicator?: string;
}
