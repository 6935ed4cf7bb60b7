import { IsIn, IsOptional, Matches } from 'class-validator';
import { AreaCode, AskedPeriodField, BasisField, Code, DayField, Text } from '../platform/http/fields';
import { ListQuery, ReadQuery } from '../platform/queries/list.dto';
import { CausesField } from '../status';

const LEVELS = ['province', 'district', 'commune', 'village', 'sector'];
/** What readCode may make sense of. */
const Typed = (): PropertyDecorator =>
  Matches(/^[0-9A-Za-z -]{16,40}$/, { message: 'phải là mã công bố gồm 16 chữ số và chữ cái, ví dụ K7M2-0WTR-Q3ZC-91AB' });

export class PublicationDto {
  @Code()
  plan!: string;

  /** Left out: the plan's area. */
  @IsOptional()
  @AreaCode()
  area?: string;

  /** Left out: the rows of the area alone. */
  @IsOptional()
  @IsIn(LEVELS, { message: `phải là một cấp: ${LEVELS.join(', ')}` })
  level?: string;

  @AskedPeriodField()
  period?: string;

  /** The day it is about. Left out: today in Viet Nam. */
  @IsOptional()
  @DayField()
  on?: string;

  @BasisField()
  basis?: 'reported' | 'verified';

  /** As it stands on the paper. */
  @IsOptional()
  @Text({ max: 300 })
  title?: string;
}

export class PublicationParams {
  /** The code. */
  @Typed()
  id!: string;
}

export class PublicationsQuery extends ListQuery {
  @IsOptional()
  @Code()
  plan?: string;
}

export class PublicationQuery extends ReadQuery {
  /** `now`: what would be answered today about the same day, and why it differs. */
  @IsOptional()
  @IsIn(['now'], { message: 'phải là now' })
  compare?: 'now';

  @CausesField()
  causes?: number;
}

export class CheckQuery {
  /** As they stand on the paper: size and root. */
  @IsOptional()
  @Matches(/^(0|[1-9]\d{0,14})$/, { message: 'phải là cỡ nhật ký in trên báo cáo, chỉ gồm chữ số' })
  size?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9+/_-]{43}=?$/, { message: 'phải là gốc in trên báo cáo, 43 hoặc 44 ký tự' })
  root?: string;
}
