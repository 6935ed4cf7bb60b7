import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { AreaCode, Code, PeriodField } from '../../platform/http/fields';
import { ReadQuery } from '../../platform/queries/list.dto';

/** It asks for what stands now: a sheet of what was known then could not be sent. */
export class TemplateQuery extends OmitType(ReadQuery, ['asOf'] as const) {
  @Code()
  plan!: string;

  /** Left out: whatever the plan measures. */
  @IsOptional()
  @Code()
  duty?: string;

  @AreaCode()
  area!: string;

  @PeriodField()
  period!: string;
}
