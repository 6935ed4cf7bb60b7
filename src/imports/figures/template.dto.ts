import { IsOptional } from 'class-validator';
import { AreaCode, Code, PeriodField } from '../../platform/http/fields';

export class TemplateQuery {
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
