import { IsOptional, Matches } from 'class-validator';
import { AreaCode, AskedPeriodField, BasisField, Code, DayField } from '../../platform/http/fields';
import { ReadQuery } from '../../platform/queries/list.dto';

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

  @AskedPeriodField()
  period?: string;

  /** The day asked about; today in Viet Nam by default. */
  @IsOptional()
  @DayField()
  on?: string;

  @BasisField()
  basis?: 'reported' | 'verified';

  /** Sizes of older checkpoints that the reader holds, at most twenty: the dossier is made so that they can be compared. */
  @IsOptional()
  @Matches(/^\d{1,15}(,\d{1,15}){0,19}$/, { message: 'phải là các cỡ nhật ký của giấy chốt cũ, cách nhau bằng dấu phẩy, không quá 20' })
  held?: string;
}
