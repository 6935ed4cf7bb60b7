import { IsIn, IsOptional, Matches } from 'class-validator';
import { AreaCode, Code, DayField, PERIOD } from '../../platform/http/fields';
import { ReadQuery } from '../../platform/queries/list.dto';

const PERIOD_OR_LATEST = new RegExp(`${PERIOD.source}|^latest$`);

/** Nothing named: the whole log. Else the rows of a plan, or of all plans. */
export class DossierQuery extends ReadQuery {
  @IsOptional()
  @Code()
  plan?: string;

  @IsOptional()
  @Code()
  indicator?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Matches(PERIOD_OR_LATEST, { message: 'phải là kỳ dạng 2016, 2016-H1, 2016-Q3, 2016-03, năm học 2015-2016, hoặc latest' })
  period?: string;

  /** The day asked about; today in Viet Nam by default. */
  @IsOptional()
  @DayField()
  on?: string;

  @IsOptional()
  @IsIn(['reported', 'verified'], { message: 'phải là reported hoặc verified' })
  basis?: 'reported' | 'verified';

  /** Sizes of older checkpoints that the reader holds, at most twenty: the dossier is made so that they can be compared. */
  @IsOptional()
  @Matches(/^\d{1,15}(,\d{1,15}){0,19}$/, { message: 'phải là các cỡ nhật ký của giấy chốt cũ, cách nhau bằng dấu phẩy, không quá 20' })
  held?: string;
}
